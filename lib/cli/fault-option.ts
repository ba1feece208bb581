import { InvalidArgumentError } from 'commander';

import type { Fault } from '../rehearsal/faults';
import { NotUnderstood } from './exit';
import { parseSeconds } from './options';
import type { Blocks, StackJson } from './stack-json';

/** One `--fault`, before it is known which object it means. */
export interface FaultWish {
  /** An address such as `kubernetes_deployment_v1.cart_deployment`, or a type; `*` for any text. */
  readonly what: string;
  readonly how: Omit<Fault, 'type' | 'name'>;
}

/** Reads `<address or type>=fail[:<words>]|hang|slow:<duration>` and adds it to those before. */
export function addFault(text: string, before: readonly FaultWish[]): readonly FaultWish[] {
  const equals = text.indexOf('=');
  const [kind = '', ...rest] = text.slice(equals + 1).split(':');
  const how = equals < 1 ? undefined : howOf(kind, rest.join(':'));
  if (how === undefined) {
    throw new InvalidArgumentError(
      'must be <address>=fail, <address>=fail:<words>, <address>=hang or <address>=slow:<duration>.',
    );
  }
  return [...before, { what: text.slice(0, equals), how }];
}

/**
 * What the stand-ins shall do. A provider is never told the address, so it is turned into the name that
 * the object has at the platform.
 *
 * @throws {NotUnderstood} when the stacks have no such resource.
 */
export function resolveFaults(wishes: readonly FaultWish[], stacks: readonly StackJson[]): Fault[] {
  return wishes.map(({ what, how }) => {
    const [type = '', id] = what.split('.');
    if (id === undefined) return { type, ...how };
    const [name] = stacks.flatMap(({ resource }) => nameOf(blockOf(resource, type, id)) ?? []);
    if (name === undefined) {
      throw new NotUnderstood(
        `--fault ${what}: the stacks have no such resource with a name of its own`,
      );
    }
    return { type, name, ...how };
  });
}

function howOf(kind: string, words: string): FaultWish['how'] | undefined {
  if (kind === 'fail') return { fail: words === '' ? 'refused by --fault' : words };
  if (kind === 'hang' && words === '') return { hang: true };
  return kind === 'slow' ? { delaySeconds: parseSeconds(words) } : undefined;
}

type Block = Readonly<Record<string, unknown>>;

function blockOf(blocks: Blocks = {}, type: string, id: string): Block {
  const ofType = Object.hasOwn(blocks, type) ? blocks[type] : undefined;
  return ofType !== undefined && Object.hasOwn(ofType, id) ? (ofType[id] ?? {}) : {};
}

/** As the stand-ins find it: Kubernetes objects have it in their metadata. */
function nameOf({ metadata, ...block }: Block): string | undefined {
  const inner: unknown = Array.isArray(metadata) ? metadata[0] : metadata;
  const names = [(inner as Block | undefined)?.['name'], block['function_name'], block['name']];
  return names.find((name): name is string => typeof name === 'string');
}
