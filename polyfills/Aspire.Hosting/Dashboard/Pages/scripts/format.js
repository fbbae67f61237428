const three = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

// Milliseconds in the unit that reads best.
export function duration(ms) {
  if (ms < 0.001) return '0';
  if (ms < 1) return `${three.format(ms * 1000)} µs`;
  if (ms < 1000) return `${three.format(ms)} ms`;
  if (ms < 60_000) return `${three.format(ms / 1000)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

export const count = (number) => whole.format(number);

export function value(number) {
  const size = Math.abs(number);
  if (size >= 1e9) return `${three.format(number / 1e9)} G`;
  if (size >= 1e6) return `${three.format(number / 1e6)} M`;
  if (size >= 1e4) return `${three.format(number / 1e3)} k`;
  return three.format(number);
}

// A measured number with its unit; units as UCUM writes them.
export function measure(number, unit) {
  const [base, per] = unit.split('/');
  const rate = per ? `/${per}` : '';
  if (base === 's') return `${number < 0 ? '-' : ''}${duration(Math.abs(number) * 1000)}${rate}`;
  if (base === 'ms') return `${number < 0 ? '-' : ''}${duration(Math.abs(number))}${rate}`;
  if (base === 'By') return `${value(number)}${Math.abs(number) >= 1e4 ? '' : ' '}B${rate}`;
  return `${value(number)} ${base.replace(/[{}]/g, '')}${rate}`.trim();
}

export const time = (ms) => clock.format(new Date(ms));

export function timeWithMilliseconds(ms) {
  return `${clock.format(new Date(ms))}.${String(Math.floor(((ms % 1000) + 1000) % 1000)).padStart(3, '0')}`;
}

export const moment = (ms) => `${day.format(new Date(ms))}, ${timeWithMilliseconds(ms)}`;

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;
