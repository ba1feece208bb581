import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { FunctionCode } from '@aws-sdk/client-lambda';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';

/** A function's code as the API takes it: the archive that the stack was written with, or an image. */
export function codeOf(planned: ObjectValue, folder: string): FunctionCode {
  const file = textAt(planned, ['filename']);
  if (file === '') return { ImageUri: textAt(planned, ['image_uri']) };
  return { ZipFile: readFileSync(resolve(folder, file)) };
}
