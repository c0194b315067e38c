/** The mean; the values must not be none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or the mean of the two middle ones; the values must not be none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

/** How far each value is from the mean: exactly 0 where all are the same, whatever the mean was rounded to. */
export function deviations(values: readonly number[]): readonly number[] {
  const [first] = values;
  if (values.every((value) => value === first)) return values.map(() => 0);
  const middle = mean(values);
  return values.map((value) => value - middle);
}

/** A sum of products this much smaller than the products themselves is only what rounding left of 0. */
const noise = 1e-12;

/** The covariance of two rows of deviations, with n−1; the variance where both are the same. At least two values. */
export function covariance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  let size = 0;
  a.forEach((value, index) => {
    const product = value * (b[index] ?? 0);
    sum += product;
    size += Math.abs(product);
  });
  return Math.abs(sum) <= noise * size ? 0 : sum / (a.length - 1);
}

/** The mean of the deviations to this power: the second, third or fourth central moment. */
function moment(apart: readonly number[], power: number): number {
  return mean(apart.map((value) => value ** power));
}

/** How lopsided values are, by the estimators k₃/k₂^1.5; at least three deviations, not all 0. */
export function skewness(apart: readonly number[]): number {
  const n = apart.length;
  const k3 = (n * n * moment(apart, 3)) / ((n - 1) * (n - 2));
  return k3 / covariance(apart, apart) ** 1.5;
}

/** How heavy the ends of values are beside a normal curve's, by k₄/k₂²; at least four deviations, not all 0. */
export function kurtosis(apart: readonly number[]): number {
  const n = apart.length;
  const k4 =
    (n * n * ((n + 1) * moment(apart, 4) - 3 * (n - 1) * moment(apart, 2) ** 2)) /
    ((n - 1) * (n - 2) * (n - 3));
  return k4 / covariance(apart, apart) ** 2;
}
