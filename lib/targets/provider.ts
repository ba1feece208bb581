import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';

import type { StackModel } from '../model/system';
import type { ServiceModel } from '../model/service';
import type { TargetModel } from '../model/target';
import { aws } from './aws';
import { draft, type Draft } from './draft';

export function isProvider({ type }: Draft): boolean {
  return type.tfResourceType === 'aws' || type.tfResourceType === 'kubernetes';
}

/**
 * The providers that a stack's services need. A stack whose services name several clusters or regions
 * is refused before, since one stack has one provider of a kind.
 */
export function lowerProviders(stack: StackModel, services: readonly ServiceModel[]): Draft[] {
  const targets = [stack.target, ...services.map(({ target }) => target)];
  const isUsed = (kind: string) =>
    services.length === 0
      ? stack.target.kind === kind
      : services.some(({ target }) => target.kind === kind);
  const cluster = targets.find((target) => target.kind === 'kubernetes' && isUsed(target.kind));
  const region = targets.find((target) => target.kind === 'lambda' && isUsed(target.kind));
  return [cluster, region].filter((target) => target !== undefined).map(lowerProvider);
}

function lowerProvider(target: TargetModel): Draft {
  if (target.kind === 'lambda') {
    return draft(aws.AwsProvider, { owner: '', part: 'aws_provider' }, { region: target.region });
  }
  const { configPath, context: configContext } = target;
  return draft(
    KubernetesProvider,
    { owner: '', part: 'kubernetes_provider' },
    {
      ...(configPath !== undefined && { configPath }),
      ...(configContext !== undefined && { configContext }),
    },
  );
}
