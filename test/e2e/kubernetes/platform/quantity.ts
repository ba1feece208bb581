/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY = /^([+-]?\d+(?:\.\d*)?|[+-]?\.\d+)([EPTGMK]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

const POWERS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Whether two texts are the same quantity. The server writes `1000m` as `1`, and `1024Mi` as `1Gi`. */
export function isSameQuantity(left: string, right: string): boolean {
  const [one, other] = [left, right].map(amountOf);
  if (one === undefined || other === undefined) return left === right;
  return Math.abs(one - other) <= Math.abs(one) * 1e-12;
}

function amountOf(text: string): number | undefined {
  const [, digits, suffix = ''] = QUANTITY.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const power = /^[eE][+-]?\d/.test(suffix) ? Number(`1${suffix}`) : (POWERS[suffix] ?? 1);
  return Number(digits) * power;
}
