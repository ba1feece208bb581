import type { Finding } from './finding';

/** A complete finding. */
export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    judge: 'checkov',
    rule: 'CKV_K8S_43',
    severity: 'low',
    subject: 'shop',
    kind: 'Deployment',
    address: 'Deployment/shop/cart',
    message: 'Image should use digest',
    ...overrides,
  };
}
