/**
 * How well a fit determines its unknowns, from the derivatives of its errors (G. A. F. Seber and C. J. Wild, Nonlinear
 * Regression, 1989, chapter 5): covariance = σ² (JᵀJ)⁻¹. Errors that follow each other are alike, so a recording of n samples
 * says less than n independent ones: σ² is raised by (1 + ρ) / (1 − ρ), with ρ the correlation of neighbouring errors
 * (first-order autoregression, the variance of a mean).
 */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** A direction that moves the unknowns by more than half of their values is not determined: its 95 % interval reaches zero. */
const undetermined = 0.5;
/** Singular values below this part of the largest are zero but for rounding. */
const nothing = 1e-9;
/** Unknowns with a smaller part in a direction are left out of its report. */
const part = 0.2;

/**
 * @param {{unknowns: {name: string, recording?: string, value: number, lower: number, upper: number}[],
 *   residuals: number[][], jacobian: number[][]}} fit of `calibrate`
 * @param {number} level of the intervals, e.g. 0.95
 */
export function confidenceOf({ unknowns, residuals, jacobian }, level) {
  const free = unknowns.flatMap(({ value, lower, upper }, i) => (value > lower && value < upper ? [i] : []));
  const errors = residuals.flat();
  const correlation = neighbours(residuals);
  const degrees = Math.max(errors.length - free.length, 1);
  const variance = sum(errors.map((error) => error * error)) / degrees;
  const inflated = (variance * (1 + correlation)) / (1 - correlation);
  const scales = free.map((i) => Math.max(Math.abs(unknowns[i].value), 1e-6));
  const directions = directionsOf(
    free.map((i, at) => jacobian[i].map((each) => each * scales[at])),
    inflated,
  );
  const known = directions.filter(({ relativeError }) => Number.isFinite(relativeError));
  const z = quantile(level);
  return {
    unknowns: unknowns.map((unknown, i) => {
      const at = free.indexOf(i);
      const bound = at >= 0 ? null : unknown.value <= unknown.lower ? 'lower' : 'upper';
      const isLost = directions.some((each) => !known.includes(each) && Math.abs(each.vector[at]) > part);
      const error =
        bound || isLost
          ? null
          : scales[at] * Math.sqrt(sum(known.map((each) => (each.vector[at] * each.relativeError) ** 2)));
      const interval = error === null ? null : [unknown.value - z * error, unknown.value + z * error];
      return { ...unknown, atBound: bound, standardError: error, interval };
    }),
    notIdentifiable: directions
      .filter(({ relativeError }) => relativeError > undetermined)
      .map(({ vector, relativeError }) => ({
        together: Object.fromEntries(
          free.flatMap((i, at) => (Math.abs(vector[at]) > part ? [[labelOf(unknowns[i]), vector[at]]] : [])),
        ),
        relativeError: Number.isFinite(relativeError) ? relativeError : null,
      })),
    correlationOfErrors: correlation,
    level,
  };
}

/**
 * The directions in which the scaled unknowns can move, the best determined first.
 * @param {number[][]} columns of the scaled Jacobian @param {number} variance
 */
function directionsOf(columns, variance) {
  if (columns.length === 0) return [];
  const svd = new SingularValueDecomposition(new Matrix(columns).transpose(), { autoTranspose: true });
  const vectors = svd.rightSingularVectors;
  const least = svd.diagonal[0] * nothing;
  return svd.diagonal.map((value, k) => ({
    vector: signed(vectors.getColumn(k)),
    relativeError: value > least ? Math.sqrt(variance) / value : Number.POSITIVE_INFINITY,
  }));
}

/** A direction and its opposite are the same: its largest part is positive. */
function signed(vector) {
  const largest = vector.reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best), 0);
  return largest < 0 ? vector.map((each) => -each) : vector;
}

/** The correlation of neighbouring errors within each recording, from 0 to just below 1. */
function neighbours(residuals) {
  const products = residuals.flatMap((errors) => errors.slice(1).map((error, k) => error * errors[k]));
  const squares = residuals.flatMap((errors) => errors.slice(1).map((error) => error * error));
  const all = sum(squares);
  return all === 0 ? 0 : Math.min(Math.max(sum(products) / all, 0), 0.999);
}

/**
 * Standard errors to either side of an interval of the normal distribution. M. Abramowitz and I. A. Stegun, Handbook of
 * Mathematical Functions, 26.2.23 (error below 5e-4).
 * @param {number} level 0 to 1
 */
export function quantile(level) {
  const t = Math.sqrt(-2 * Math.log((1 - level) / 2));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  return t - above / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
}

/** @param {{name: string, recording?: string}} unknown */
function labelOf({ name, recording }) {
  return recording === undefined ? name : `${name} of ${recording}`;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
