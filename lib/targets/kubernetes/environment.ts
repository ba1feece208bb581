import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import type { DeploymentV1SpecTemplateSpecContainerEnv } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { Variable } from '../../model/environment';
import { edgeVariables } from '../../model/edge-variables';
import type { ServiceModel } from '../../model/service';
import { draft, type Draft, type Drafted } from '../draft';
import { tokenText } from '../expression';
import type { Surroundings } from '../surroundings';
import { addressOfCallee } from './address';
import { literal } from './literal';
import { metadataOf, placeOf } from './metadata';

/** The container's environment: what the user wrote, then what its calls need, each by name. */
export function lowerEnvironment(
  service: ServiceModel,
  { outgoing }: Surroundings,
): Drafted<DeploymentV1SpecTemplateSpecContainerEnv>[] {
  const own = service.environment.map((variable) => lowerVariable(variable, service));
  const calls = outgoing.flatMap((edge) => [
    { name: edge.call.addressVariable, value: addressOfCallee(edge) },
    ...edgeVariables(edge).map(({ name, text }) => ({ name, value: text })),
  ]);
  const port = service.port === undefined ? [] : [{ name: 'PORT', value: String(service.port) }];
  const taken = new Set(own.map(({ name }) => name));
  return [...own, ...calls, ...port.filter(({ name }) => !taken.has(name))];
}

function lowerVariable(variable: Variable, service: ServiceModel) {
  const { name } = variable;
  switch (variable.kind) {
    case 'text':
      return { name, value: literal(variable.text) };
    case 'secret':
      return { name, valueFrom: { secretKeyRef: { name: variable.secret, key: variable.key } } };
    case 'applied':
      return { name, valueFrom: { configMapKeyRef: { name: bindingsName(service), key: name } } };
    default:
      return variable satisfies never;
  }
}

/**
 * Lowers variables that are known only when Terraform applies to a ConfigMap beside the pod, so that
 * the pod's own description is known when it is planned.
 */
export function lowerBindings(service: ServiceModel): Draft[] {
  const applied = service.environment.flatMap((variable) =>
    variable.kind === 'applied' ? [[variable.name, tokenText(variable.token)] as const] : [],
  );
  if (applied.length === 0) return [];
  return [
    draft(ConfigMapV1, placeOf(service, 'bindings'), {
      metadata: metadataOf(service, '-bindings'),
      data: Object.fromEntries(applied),
    }),
  ];
}

function bindingsName({ name }: ServiceModel): string {
  return `${name}-bindings`;
}
