import { resolveService, type MicroserviceProps, type ServiceModel } from '../../lib/model/service';
import { checkService } from '../../lib/model/service-check';
import { kubernetes, resolveTarget, type Target } from '../../lib/model/target';

interface Overrides extends Omit<MicroserviceProps, 'target'> {
  readonly name?: string;
  readonly stack?: string;
  readonly target?: Target;
}

/** A complete, valid service; write down only what the test is about. */
export function aService(overrides: Overrides = {}): ServiceModel {
  const { name = 'orders', stack = 'shop', target, ...props } = overrides;
  const place = {
    name,
    stack,
    target: resolveTarget(target ?? kubernetes({ namespace: 'shop' })),
  };
  const complete = { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, ...props };
  const problems = [...checkService(complete, place)];
  if (problems.length > 0) throw new Error(`not a valid service: ${JSON.stringify(problems)}`);
  return resolveService(complete, place);
}
