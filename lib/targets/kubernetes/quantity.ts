/** CPU as the API server writes it back: in the largest unit that leaves a whole number. */
export function renderCpu(millicores: number): string {
  return renderNumber(millicores);
}

/** A number of thousandths as the API server writes it back. */
export function renderNumber(thousandths: number): string {
  return renderIn(thousandths, { step: 1000, units: ['m', '', 'k', 'M', 'G'] });
}

/** Memory as the API server writes it back: in the largest unit that leaves a whole number. */
export function renderMemory(mebibytes: number): string {
  return renderIn(mebibytes, { step: 1024, units: ['Mi', 'Gi', 'Ti'] });
}

interface Scale {
  /** How many of a unit the next one is. */
  readonly step: number;
  /** From the smallest to the largest. */
  readonly units: readonly string[];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
function renderIn(amount: number, { step, units: [unit = '', ...larger] }: Scale): string {
  const isWhole = amount % step === 0 && amount > 0;
  return isWhole && larger.length > 0
    ? renderIn(amount / step, { step, units: larger })
    : `${amount}${unit}`;
}
