import {
  isObject,
  UNKNOWN,
  withMembers,
  type ObjectValue,
} from '../../../../lib/rehearsal/cty/value';
import type { PlatformContext } from '../../../../lib/rehearsal/platform/platform';
import type { Far } from './aws-resource';
import { isEmpty, readFields, type Wire } from './fields';
import { blockOf, knownType } from './known-types';
import { NOT_RETURNED } from './not-returned';
import { settle, withoutUnwritten } from './settle';
import { defaultTags, ownTags } from './tags';

export interface Asked {
  readonly type: string;
  readonly state: ObjectValue;
  readonly context: PlatformContext;
}

/** What the far end told, and beside it only what the provider itself adds. */
export async function told(
  { type, state, context }: Asked,
  wire: Wire,
  far: Far,
): Promise<ObjectValue> {
  const resource = knownType(type);
  const read = readFields(resource.fields, blockOf(type), wire);
  const own = Object.fromEntries(
    ['id', ...(resource.own ?? [])].map((name) => [name, known(state, name)]),
  );
  const region = 'region' in read ? { region: far.region } : {};
  const base = withMembers(withMembers(read, own), region);
  const derived = withMembers(base, (await resource.derived?.(base, far)) ?? {});
  const tagged = 'tags_all' in derived ? tellTags(derived, { type, state, context }) : derived;
  return withoutUnwritten(settle(tagged, state), state, resource.unlessWritten ?? []);
}

function tellTags(values: ObjectValue, { state, context }: Asked): ObjectValue {
  const all = isObject(values.tags_all) ? values.tags_all : {};
  const own = isObject(state.tags) ? state.tags : {};
  return withMembers(values, { tags_all: all, tags: ownTags(all, own, defaultTags(context)) });
}

/** What the emulator never tells, as the state has it: NOT_RETURNED says what and why. */
export function unproved(type: string, values: ObjectValue, state: ObjectValue): ObjectValue {
  const names = Object.keys(NOT_RETURNED[type] ?? {});
  const missing = names.filter((name) => isEmpty(values[name] ?? null));
  return Object.fromEntries(missing.map((name) => [name, known(state, name)]));
}

/** What of NOT_RETURNED was told all the same. */
export function provedAfterAll(type: string, values: ObjectValue): string[] {
  return Object.keys(NOT_RETURNED[type] ?? {}).filter((name) => !isEmpty(values[name] ?? null));
}

function known(state: ObjectValue, name: string) {
  const value = state[name] ?? null;
  return value === UNKNOWN ? null : value;
}
