import type { Problem } from '../errors';
import { shown } from './shape';

const REPOSITORY = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?\/)?[a-z0-9]+([._/-]+[a-z0-9]+)*$/i;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

/** Refuses an image that can change under the same name, or that is none. */
export function* checkImage(image: string): Iterable<Problem> {
  const [named = '', digest] = image.split('@');
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? undefined : named.slice(colon + 1);
  const isWrong =
    !REPOSITORY.test(repository) ||
    (tag !== undefined && !TAG.test(tag)) ||
    (digest !== undefined && !DIGEST.test(digest)) ||
    image.split('@').length > 2;
  if (isWrong) {
    yield {
      code: 'image/name',
      path: 'image',
      message: `must be <repository>:<tag> or <repository>@sha256:<digest>, got ${shown(image)}`,
    };
  } else if (digest === undefined && (tag === undefined || tag === 'latest')) {
    yield {
      code: 'image/no-fixed-tag',
      path: 'image',
      message: `must name a version, got ${shown(image)}`,
      hint: 'Add the tag of a release, or a digest: what runs must not depend on when it was started.',
    };
  }
}
