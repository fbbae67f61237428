import { byId } from './dom.js';

const key = 'dashboard-theme';

// The system's choice, until somebody makes another; it is kept in the browser.
export function followTheme() {
  const chosen = localStorage.getItem(key);
  if (chosen) document.documentElement.dataset.theme = chosen;
  byId('theme').addEventListener('click', () => {
    const isDark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = isDark ? 'light' : 'dark';
    localStorage.setItem(key, document.documentElement.dataset.theme);
  });
}
