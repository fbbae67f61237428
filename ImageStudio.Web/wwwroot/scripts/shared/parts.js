import { texts } from '../texts.js';
import { toast } from './toast.js';

const styles = new Map();

// Something that the first view does without: made once, from a module that is loaded with its style sheet when it is asked for.
export function lazily(load, style, make) {
  let made;
  return () => (made ??= Promise.all([load(), styleOf(style)]).then(([module]) => make(module), (error) => {
    made = undefined;
    toast(texts.noConnection, { isProblem: true });
    throw error;
  }));
}

function styleOf(name) {
  if (!styles.has(name)) {
    styles.set(name, new Promise((resolve, reject) => {
      const onerror = () => {
        styles.delete(name);
        reject(new Error(texts.noConnection));
      };
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `styles/${name}.css`, onload: resolve, onerror }));
    }));
  }

  return styles.get(name);
}
