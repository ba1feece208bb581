/** How much a finding matters, the worst first. */
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing that a judge does not like. */
export interface Finding {
  readonly judge: string;
  /** The judge's own name for what is wrong. */
  readonly rule: string;
  readonly severity: Severity;
  /** The name of the subject that it is in. */
  readonly subject: string;
  /** What it is about: `Deployment` of a manifest, `kubernetes_deployment_v1` of a configuration. */
  readonly kind: string;
  /** Which one: `Deployment/shop/orders` or `kubernetes_deployment_v1.orders_deployment`. */
  readonly address: string;
  /** What the judge says. */
  readonly message: string;
}

/** One line for a person. */
export function renderFinding(finding: Finding): string {
  const { judge, rule, severity, subject, address, message } = finding;
  return `${subject}  ${address}\n      ${judge} ${rule} (${severity}): ${message}`;
}
