import {
  isObject,
  textAt,
  UNKNOWN,
  withMembers,
  type ObjectValue,
} from '../../../../lib/rehearsal/cty/value';
import type { Platform, PlatformContext } from '../../../../lib/rehearsal/platform/platform';
import type { BlockSchema } from '../../../../lib/rehearsal/schemas/schema';
import { awsSchema } from '../../../../lib/rehearsal/schemas/load-aws';
import type { AwsResource, Far } from './aws-resource';
import { readDataSource } from './data-sources';
import { awsClients, type AwsAccount, type AwsClients } from './far-end';
import { isEmpty, readFields } from './fields';
import { NOT_RETURNED } from './not-returned';
import { EmulatorLacks, orMissing, refusalOf } from './refusals';
import { settle, withoutUnwritten } from './settle';
import { allTags, defaultTags, ownTags } from './tags';
import { AWS_RESOURCES } from './types';

export interface AwsPlatformOptions {
  readonly account: AwsAccount;
  /** Where Terraform runs. */
  readonly folder: string;
}

/** An account at an emulator as the far end of the AWS provider. */
export interface AwsPlatform extends Platform {
  /** What was asked for that the emulator has no call for. */
  readonly lacking: readonly EmulatorLacks[];
  /** What NOT_RETURNED has and the emulator told all the same, as `type.attribute`. */
  readonly returned: ReadonlySet<string>;
  close(): void;
}

/** Carries out what Terraform asks for with calls of the AWS SDK, and reads back what came of it. */
export function awsPlatform({ account, folder }: AwsPlatformOptions): AwsPlatform {
  const regions = new Map<string, AwsClients>();
  const lacking: EmulatorLacks[] = [];
  const returned = new Set<string>();
  const farFor = (context: PlatformContext, values: ObjectValue): Far => {
    const region = regionOf(values, context);
    const clients = regions.get(region) ?? awsClients(account, region);
    regions.set(region, clients);
    return { ...clients, region, accountId: () => whoAmI(clients), folder, signal: context.signal };
  };
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      const error = refusalOf(cause, what);
      if (error instanceof EmulatorLacks) lacking.push(error);
      throw error;
    }
  };
  const readBack = async (type: string, state: ObjectValue, context: PlatformContext) => {
    const far = farFor(context, state);
    const wire = await knownType(type).fetch(state, far);
    if (wire === undefined) return undefined;
    const values = await told({ type, state, context }, wire, far);
    provedAfterAll(type, values).forEach((name) => returned.add(`${type}.${name}`));
    return withMembers(values, unproved(type, values, state));
  };
  return {
    lacking,
    returned,
    close: () => regions.forEach((clients) => clients.close()),
    create: ({ type, planned, context }) =>
      attempt(`creating ${type}`, async () => {
        refuseUnmapped(type, planned);
        const tagged = withAllTags(type, planned, context);
        const found = await knownType(type).create(tagged, farFor(context, planned));
        return existing(type, await readBack(type, withMembers(tagged, found), context));
      }),
    read: ({ type, state, context }) =>
      attempt(`reading ${type}`, () => readBack(type, state, context)),
    update: ({ type, planned, prior, context }) =>
      attempt(`updating ${type}`, async () => {
        refuseUnmapped(type, planned);
        const tagged = withAllTags(type, planned, context);
        await knownType(type).update({ prior, planned: tagged }, farFor(context, prior));
        return existing(type, await readBack(type, identified(tagged, prior), context));
      }),
    remove: ({ type, state, context }) =>
      attempt(`removing ${type}`, async () => {
        await orMissing(knownType(type).remove(state, farFor(context, state)));
      }),
    readDataSource: (request) =>
      attempt(`reading ${request.type}`, () =>
        readDataSource(request, farFor(request.context, request.state)),
      ),
    find: async (type) => {
      throw new Error(`importing ${type} is not among what these cases do`);
    },
  };
}

interface Asked {
  readonly type: string;
  readonly state: ObjectValue;
  readonly context: PlatformContext;
}

/** What the far end told, and beside it only what the provider itself adds. */
async function told(
  { type, state, context }: Asked,
  wire: Readonly<Record<string, unknown>>,
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
function unproved(type: string, values: ObjectValue, state: ObjectValue): ObjectValue {
  const names = Object.keys(NOT_RETURNED[type] ?? {});
  const missing = names.filter((name) => isEmpty(values[name] ?? null));
  return Object.fromEntries(missing.map((name) => [name, known(state, name)]));
}

function provedAfterAll(type: string, values: ObjectValue): string[] {
  return Object.keys(NOT_RETURNED[type] ?? {}).filter((name) => !isEmpty(values[name] ?? null));
}

function known(state: ObjectValue, name: string) {
  const value = state[name] ?? null;
  return value === UNKNOWN ? null : value;
}

/** What only the platform could choose is still what it was. */
function identified(planned: ObjectValue, prior: ObjectValue): ObjectValue {
  return planned.id === UNKNOWN ? withMembers(planned, { id: prior.id ?? null }) : planned;
}

function withAllTags(type: string, planned: ObjectValue, context: PlatformContext): ObjectValue {
  if (!('tags_all' in blockOf(type).attributes)) return planned;
  return withMembers(planned, { tags_all: allTags(planned, context) });
}

/** Nothing that was planned may be dropped on the way: it would look as if AWS had taken it. */
function refuseUnmapped(type: string, planned: ObjectValue): void {
  const { fields, own = [] } = knownType(type);
  const names = new Set([...Object.keys(fields), ...own, 'id', 'region', 'tags', 'timeouts']);
  const { attributes } = blockOf(type);
  for (const [name, value] of Object.entries(planned)) {
    if (value === UNKNOWN || isEmpty(value) || names.has(name)) continue;
    // What nobody can write is carried over from before by a plan.
    if (attributes[name]?.computed === true && attributes[name].optional !== true) continue;
    throw new Error(`unreachable: nothing sends ${name} of ${type} to AWS`);
  }
}

function existing(type: string, values: ObjectValue | undefined): ObjectValue {
  if (values === undefined) throw new Error(`${type} was made and is not there`);
  return values;
}

function knownType(type: string): AwsResource {
  const resource = AWS_RESOURCES[type];
  if (resource === undefined) throw new Error(`unreachable: no service lowers to ${type}`);
  return resource;
}

function blockOf(type: string): BlockSchema {
  const schema = awsSchema().resources[type];
  if (schema === undefined) throw new Error(`unreachable: no schema of ${type}`);
  return schema.block;
}

function regionOf(values: ObjectValue, { providerConfig }: PlatformContext): string {
  return textAt(values, ['region']) || textAt(providerConfig, ['region']) || 'us-east-1';
}

async function whoAmI({ sts }: AwsClients): Promise<string> {
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  if (Account === undefined) throw new Error('the far end does not say whose account this is');
  return Account;
}
