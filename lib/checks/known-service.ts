import type { Problem } from '../errors';
import { nearest } from '../model/nearest';
import { shown } from '../model/shape';
import type { PlacedService } from '../model/system';

interface Mention {
  readonly name: string;
  readonly code: string;
  readonly path: string;
}

/** Refuses to speak of a service that the stack does not have. */
export function* checkKnownService(
  { name, code, path }: Mention,
  services: readonly PlacedService[] = [],
): Iterable<Problem> {
  const names = services.map(({ model }) => model.name);
  if (names.includes(name)) return;
  const suggestion = nearest(name, names);
  yield {
    code,
    path,
    message: `must name a service of the stack, got ${shown(name)}`,
    hint:
      suggestion === undefined
        ? `Remove it; the stack's services are ${[...names].sort().join(', ') || 'none'}.`
        : `Did you mean ${suggestion}?`,
  };
}
