const isSurrogate = (unit) => unit >= 0xd800 && unit <= 0xdfff;

// The gallery's order is that of keys in S3: by code points, which is not JavaScript's where surrogates are involved.
export function compareKeys(left, right) {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [left.charCodeAt(i), right.charCodeAt(i)];
    if (a === b) continue;
    if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
    return a - b;
  }

  return left.length - right.length;
}
