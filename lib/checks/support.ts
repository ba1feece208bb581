/**
 * How well a target expresses a prop: to the letter, in another way, not at all, or not by its own
 * choice, since the prop belongs to one target by its name.
 */
export type Level = 'exact' | 'degraded' | 'refused' | 'own';

export interface Support {
  readonly level: Level;
  /** What becomes of the prop, or why nothing does. Empty when there is nothing to add. */
  readonly text: string;
  /** What a refused value would have to be instead. */
  readonly must?: string;
}

/** Values of a prop that a target treats unlike the others. */
interface Exception<Subject> {
  /** The values, as they are read behind the prop's name. */
  readonly values: string;
  readonly applies: (subject: Subject) => boolean;
  readonly support: Support;
}

/** What one target does with one prop. */
export interface Cell<Subject> {
  readonly usual: Support;
  readonly exceptions: readonly Exception<Subject>[];
}

/** What each target does with one prop. */
export interface Row<Subject> {
  readonly kubernetes: Cell<Subject>;
  readonly lambda: Cell<Subject>;
}

export const exact = (text = ''): Support => ({ level: 'exact', text });
export const degraded = (text: string): Support => ({ level: 'degraded', text });
export const own = (text: string): Support => ({ level: 'own', text });
export const refused = (text: string, must = 'be left out'): Support => ({
  level: 'refused',
  text,
  must,
});

/** Support that does not depend on the value, or all but for some values. */
export function cell<Subject>(
  usual: Support,
  ...exceptions: readonly Exception<Subject>[]
): Cell<Subject> {
  return { usual, exceptions };
}

/** What becomes of the prop of this one subject. */
export function supportOf<Subject>(
  { usual, exceptions }: Cell<Subject>,
  subject: Subject,
): Support {
  return exceptions.find(({ applies }) => applies(subject))?.support ?? usual;
}
