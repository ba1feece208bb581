import type { Problem } from '../errors';
import { shown } from './shape';

const REPOSITORY = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?\/)?[a-z0-9]+([._/-]+[a-z0-9]+)*$/i;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

/** The parts of an image's name. */
interface ImageName {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Refuses an image that can change under the same name, or that is none. */
export function* checkImage(image: string): Iterable<Problem> {
  const name = parseImage(image);
  if (name === undefined) {
    yield {
      code: 'image/name',
      path: 'image',
      message: `must be <repository>:<tag> or <repository>@sha256:<digest>, got ${shown(image)}`,
    };
  } else if (name.digest === undefined && (name.tag === undefined || name.tag === 'latest')) {
    yield {
      code: 'image/no-fixed-tag',
      path: 'image',
      message: `must name a version, got ${shown(image)}`,
      hint: 'Add the tag of a release, or a digest: what runs must not depend on when it was started.',
    };
  }
}

function parseImage(image: string): ImageName | undefined {
  const [named = '', digest, ...more] = image.split('@');
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? undefined : named.slice(colon + 1);
  if (more.length > 0 || !REPOSITORY.test(repository)) return undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  return { repository, tag, digest };
}
