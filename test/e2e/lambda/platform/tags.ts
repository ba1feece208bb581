import {
  isList,
  isObject,
  withMembers,
  type ObjectValue,
} from '../../../../lib/rehearsal/cty/value';
import type { PlatformContext } from '../../../../lib/rehearsal/platform/platform';

type Tags = Readonly<Record<string, string>>;

/** How a service's API changes tags. */
export interface Tagging {
  add(tags: Tags): Promise<unknown>;
  drop(keys: string[]): Promise<unknown>;
}

/** The provider's `default_tags`. */
export function defaultTags({ providerConfig }: PlatformContext): ObjectValue {
  const [defaults] = isList(providerConfig.default_tags) ? providerConfig.default_tags : [];
  return isObject(defaults) && isObject(defaults.tags) ? defaults.tags : {};
}

/** The resource's own tags and those that the provider gives to everything. */
export function allTags(values: ObjectValue, context: PlatformContext): ObjectValue {
  return withMembers(defaultTags(context), isObject(values.tags) ? values.tags : {});
}

/** The resource's tags among all that it has: not those that the provider alone gave it. */
export function ownTags(all: ObjectValue, own: ObjectValue, defaults: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => key in own || defaults[key] !== value),
  );
}

export function tagsOf(values: ObjectValue): Tags {
  return isObject(values.tags_all) ? (values.tags_all as Tags) : {};
}

/** Tags as the APIs take them that list them. */
export function tagList(values: ObjectValue): { Key: string; Value: string }[] {
  return Object.entries(tagsOf(values)).map(([Key, Value]) => ({ Key, Value }));
}

export function tagMap(
  list: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(list.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Makes the tags those of `planned`. */
export async function changeTags(
  prior: ObjectValue,
  planned: ObjectValue,
  { add, drop }: Tagging,
): Promise<void> {
  const [before, after] = [tagsOf(prior), tagsOf(planned)];
  const gone = Object.keys(before).filter((key) => !(key in after));
  const set = Object.entries(after).filter(([key, value]) => before[key] !== value);
  if (gone.length > 0) await drop(gone);
  if (set.length > 0) await add(Object.fromEntries(set));
}
