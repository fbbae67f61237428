const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function bytes(count) {
  if (count < 1000) return `${count} bytes`;
  if (count < 1000 * 1024) return `${Math.max(1, Math.round(count / 1024))} KB`;
  return `${number.format(count / (1024 * 1024))} MB`;
}

export const moment = (iso) => time.format(new Date(iso));

export const pixels = (width, height) => `${width} × ${height}`;
