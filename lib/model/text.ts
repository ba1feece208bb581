import type { Problem } from '../errors';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Refuses a text that cannot arrive as it was written: no platform takes NUL, and Terraform keeps
 * Unicode in normal form C.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function* checkText(value: string, path: string): Iterable<Problem> {
  if (value.includes('\0') || LONE_SURROGATE.test(value)) {
    yield {
      code: 'props/not-text',
      path,
      message: 'must be Unicode text without NUL, got characters that no text can hold',
    };
  } else if (value.normalize('NFC') !== value) {
    yield {
      code: 'props/not-text',
      path,
      message:
        'must be in Unicode normal form C, since Terraform would change it, got another form',
      hint: "Write text.normalize('NFC').",
    };
  }
}
