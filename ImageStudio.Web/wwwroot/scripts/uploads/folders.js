// What was dropped: the files, and those in folders and their folders, but for what systems hide in there.
export async function filesOf(data) {
  // The entries are there only until the event is over.
  const entries = [...data.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry?.());
  const isFolder = entries.some((entry) => entry?.isDirectory);
  if (!isFolder) return { files: [...data.files], isFolder };
  const files = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return { files, isFolder };
}

async function collect(entry, files) {
  if (entry.name.startsWith('.')) return;
  if (entry.isFile) {
    files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
    return;
  }

  const reader = entry.createReader();
  // A folder is read in parts, the last of which is empty.
  for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) {
    for (const child of part) await collect(child, files);
  }
}

const readPart = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
