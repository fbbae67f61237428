import { texts } from '../texts.js';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

export function bytes(count) {
  if (count < 1000) return `${count} bytes`;
  if (count < 1000 * 1024) return `${Math.max(1, Math.round(count / 1024))} KB`;
  return `${number.format(count / (1024 * 1024))} MB`;
}

// Seconds as people say them: nobody counts on the second minute of an hour.
export function duration(seconds) {
  if (seconds < 60) return texts.seconds(Math.max(1, Math.ceil(seconds)));
  if (seconds < 3600) return texts.minutes(Math.ceil(seconds / 60));
  return texts.hours(number.format(seconds / 3600));
}

export const milliseconds = (count) => (count < 1000 ? `${Math.round(count)} ms` : `${number.format(count / 1000)} s`);

export const count = (value) => whole.format(value);

export const moment = (iso) => time.format(new Date(iso));

export const hour = (iso) => clock.format(new Date(iso));

export const pixels = (width, height) => `${width} × ${height}`;
