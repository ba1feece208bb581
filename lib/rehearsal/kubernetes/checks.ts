import type { ObjectValue } from '../cty/value';
import type { Diagnostic } from '../plugin/diagnostic';

export function* checkKubernetes(_type: string, _config: ObjectValue): Iterable<Diagnostic> {}
