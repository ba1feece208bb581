import {
  isList,
  isObject,
  UNKNOWN,
  withMembers,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import type { BlockSchema } from '../../../../lib/rehearsal/schemas/schema';
import {
  manifestOfState,
  type KubernetesObject,
} from '../../../../lib/targets/kubernetes/manifest';
import { memberAt } from './live';
import { ownersOf } from './ownership';
import { readBlock } from './read-back';
import { withEncodedData, withReadableData } from './secret-data';

/** Under which name the provider's fields are owned. */
export const FIELD_MANAGER = 'Terraform';

/** The object that planned values stand for. What only the platform can choose is left out. */
export function objectOf(type: string, planned: ObjectValue): KubernetesObject {
  const object = manifestOfState(type, withoutUnknown(planned));
  if (object === undefined) throw new Error(`unreachable: no object for ${type}`);
  return withEncodedData(object);
}

/** Planned values without what is unknown in them. */
export function withoutUnknown(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (isList(value)) return value.map(withoutUnknown);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutUnknown(member)]),
  );
}

export interface Reading {
  readonly type: string;
  readonly block: BlockSchema;
  /** What Terraform knows: a plan or a state. */
  readonly known: ObjectValue | undefined;
}

/** What Terraform's state says of a live object. */
export function valuesOf(live: KubernetesObject, { type, block, known }: Reading): ObjectValue {
  const values = readBlock(block, {
    path: [],
    live: withReadableData(live, known),
    known,
    sent: known === undefined ? {} : objectOf(type, known),
    owners: ownersOf(live, FIELD_MANAGER),
  });
  const identified = withMembers(values, { id: idOf(live) });
  const hasStatus = block.attributes['status'] !== undefined;
  return hasStatus ? withMembers(identified, { status: statusOf(live) }) : identified;
}

export function idOf({ metadata: { namespace, name } }: KubernetesObject): string {
  return namespace === undefined ? String(name) : `${String(namespace)}/${String(name)}`;
}

/** Of a Service or an Ingress: where its load balancer is. */
function statusOf(live: KubernetesObject): Value {
  const found = memberAt(live, ['status', 'loadBalancer', 'ingress']);
  const places = (Array.isArray(found) ? (found as unknown[]) : []).map((place) => ({
    hostname: String(memberAt(place, ['hostname']) ?? ''),
    ip: String(memberAt(place, ['ip']) ?? ''),
  }));
  return [{ load_balancer: [{ ingress: places }] }];
}
