import { attachProviders, type Attachment } from './attach';
import type { ObjectValue } from './cty/value';
import { faultsOf, type Fault } from './faults';
import { fileWorld, memoryWorld, type World, type WorldObject } from './platform/world';
import type { StandInProvider } from './provider';

export type StandInName = 'kubernetes' | 'aws';

export interface StandInOptions {
  /**
   * Which providers to stand in for.
   *
   * @default ['kubernetes', 'aws']
   */
  readonly providers?: readonly StandInName[];
  /**
   * A file that keeps what exists at the far end, so that the next command finds it.
   *
   * @default - the far end is forgotten on `close`
   */
  readonly worldFile?: string;
  /** What shall go wrong. */
  readonly faults?: readonly Fault[];
  /**
   * Kubernetes namespaces that exist beforehand, beside the four that every cluster has. What is put
   * into any other that was not made first is refused, as a cluster would.
   *
   * @default []
   */
  readonly namespaces?: readonly string[];
}

/** Stand-in providers that Terraform can be attached to. */
export interface StandIns extends Attachment {
  /** What exists at the far end. */
  readonly world: World;
  /**
   * Changes an object behind Terraform's back. The names are the type and what `world` calls its
   * key, such as `shop/orders`.
   */
  drift(type: string, key: string, change: (values: ObjectValue) => ObjectValue): void;
}

/** Starts the stand-in providers in this process. */
export async function startStandIns(options: StandInOptions = {}): Promise<StandIns> {
  const { providers = ['kubernetes', 'aws'], worldFile } = options;
  const world = worldFile === undefined ? memoryWorld() : fileWorld(worldFile);
  const { environment, close } = await attachProviders(
    await Promise.all(providers.map((name) => providerOf(name, world, options))),
  );
  return {
    environment,
    world,
    drift: (type, key, change) =>
      world.put(changed(world.get(type, key), `${type} "${key}"`, change)),
    close,
  };
}

async function providerOf(
  name: StandInName,
  world: World,
  options: StandInOptions,
): Promise<StandInProvider> {
  const faults = faultsOf(options.faults ?? []);
  if (name === 'aws') return (await import('./aws/provider.js')).awsProvider(world, faults);
  const { kubernetesProvider } = await import('./kubernetes/provider.js');
  return kubernetesProvider(world, faults, { namespaces: options.namespaces ?? [] });
}

function changed(
  object: WorldObject | undefined,
  name: string,
  change: (values: ObjectValue) => ObjectValue,
): WorldObject {
  if (object === undefined) throw new Error(`there is no ${name} to change`);
  return { ...object, values: change(object.values) };
}
