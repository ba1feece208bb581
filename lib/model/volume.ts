import type { Problem } from '../errors';
import { checkDnsLabel } from './name';
import { checkWholeNumber } from './bounds';
import { memoryShape, parseMemory, type Memory } from './quantity';
import { choice, listOf, objectOf, shown, text } from './shape';

/** An empty folder for files that need not outlive the replica. */
export interface VolumeProps {
  /** Its name within the service: lower-case letters, digits and dashes. */
  readonly name: string;
  /** The folder in the container: an absolute path. */
  readonly mountPath: string;
  /**
   * Most that it may hold, in whole mebibytes.
   *
   * @default '64Mi'
   */
  readonly size?: Memory;
  /**
   * Where it is kept. In memory it counts against the service's memory.
   *
   * @default 'disk'
   */
  readonly medium?: 'disk' | 'memory';
}

export interface Volume {
  readonly name: string;
  readonly mountPath: string;
  readonly sizeMiB: number;
  readonly medium: 'disk' | 'memory';
}

export const volumesShape = listOf(
  objectOf<VolumeProps>(
    { name: text, mountPath: text, size: memoryShape, medium: choice('disk', 'memory') },
    ['name', 'mountPath'],
  ),
);

/** How the token for the Kubernetes API lies in the container; its name is one that `checkRemembered` takes. */
export const TOKEN_VOLUME = {
  name: 'api-token',
  /** Where every client library of Kubernetes looks. */
  mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
};

/** Scratch space that every service has, since its root is read-only. */
const TMP: Volume = { name: 'tmp', mountPath: '/tmp', sizeMiB: 64, medium: 'disk' };

export function resolveVolumes(props: readonly VolumeProps[] = []): readonly Volume[] {
  const volumes = props.map(resolveVolume);
  const hasTmp = volumes.some(
    ({ name, mountPath }) => name === TMP.name || mountPath === TMP.mountPath,
  );
  return hasTmp ? volumes : [TMP, ...volumes];
}

function resolveVolume({ name, mountPath, size = '64Mi', medium = 'disk' }: VolumeProps): Volume {
  return { name, mountPath, sizeMiB: parseMemory(size), medium };
}

/** The service of the volumes. */
interface Owner {
  readonly name: string;
  readonly kubernetes: { readonly mountsToken: boolean };
}

export function* checkVolumes(
  props: readonly VolumeProps[] = [],
  { name: service, kubernetes }: Owner,
): Iterable<Problem> {
  const volumes = props.map(resolveVolume);
  for (const [index, volume] of volumes.entries()) {
    const path = `volumes[${index}]`;
    yield* checkDnsLabel(volume.name, `${path}.name`, 'volume/name');
    yield* checkRemembered(volume, { service, path });
    if (!isFolder(volume.mountPath)) {
      yield {
        code: 'volume/mount-path',
        path: `${path}.mountPath`,
        message: `must be an absolute path without '..' and ':' below /, got ${shown(volume.mountPath)}`,
      };
    }
    yield* checkWholeNumber(volume.sizeMiB, {
      code: 'volume/size',
      path: `${path}.size`,
      min: 1,
      max: 1_048_576,
      unit: 'Mi',
    });
    for (const key of ['name', 'mountPath'] as const) {
      if (volumes.findIndex((other) => other[key] === volume[key]) === index) continue;
      yield {
        code: 'volume/duplicate',
        path: `${path}.${key}`,
        message: `must be the only one, got ${shown(volume[key])} twice`,
      };
    }
    if (kubernetes.mountsToken) yield* checkTokenKept(volume, path);
  }
}

/**
 * The Kubernetes provider takes volumes of some names for those of tokens that the cluster adds itself, and
 * leaves them out of what it reads: each plan would want to add them again.
 *
 * @see https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/kubernetes/structures_container.go
 */
function* checkRemembered(
  { name }: Volume,
  { service, path }: { readonly service: string; readonly path: string },
): Iterable<Problem> {
  const [, ...behind] = name.split(`${service}-token-`);
  const isForgotten = behind.some((rest) => /^[a-z0-9]{5}/.test(rest));
  if (!isForgotten && !name.startsWith('kube-api-access')) return;
  yield {
    code: 'volume/name',
    path: `${path}.name`,
    message: `must not look like a volume that Kubernetes adds itself, got ${shown(name)}`,
  };
}

/** The token's folder cannot be written to, so nothing can be mounted below it either. */
function* checkTokenKept(volume: Volume, path: string): Iterable<Problem> {
  const isTaken = {
    name: volume.name === TOKEN_VOLUME.name,
    mountPath: `${volume.mountPath}/`.startsWith(`${TOKEN_VOLUME.mountPath}/`),
  };
  for (const key of ['name', 'mountPath'] as const) {
    if (!isTaken[key]) continue;
    yield {
      code: 'volume/duplicate',
      path: `${path}.${key}`,
      message: `must leave ${shown(TOKEN_VOLUME[key])} to the service's API token, got ${shown(volume[key])}`,
    };
  }
}

function isFolder(path: string): boolean {
  return /^(\/[\w.@-]+)+$/.test(path) && !path.split('/').includes('..');
}
