import type { Problem } from '../errors';
import { either, isPlainObject, madeBy, mapOf, shown, text } from './shape';
import { checkText } from './text';

const MADE = Symbol('fleetwright.environment');

/** A value kept in the platform's own secret store. Only its name is ever written down. */
export interface SecretReference {
  readonly [MADE]: 'secret';
  readonly name: string;
  readonly key: string;
}

/** A value that Terraform learns while applying, such as another resource's endpoint. */
export interface AppliedValue {
  readonly [MADE]: 'applied';
  readonly token: string;
}

/** A text that was looked at and is no secret, whatever its name suggests. */
export interface PlainText {
  readonly [MADE]: 'plain';
  readonly text: string;
}

export type EnvironmentValue = string | SecretReference | AppliedValue | PlainText;
export type Environment = Readonly<Record<string, EnvironmentValue>>;

/**
 * Takes a variable from a secret that exists on the platform already: key `key` of the Kubernetes
 * Secret `name`; on Lambda the variable holds the ARN of the Secrets Manager secret `name`, and the
 * function may read it.
 */
export function secret(name: string, key: string): SecretReference {
  return { [MADE]: 'secret', name, key };
}

/** Takes a variable from another cdktf resource's attribute, known only when Terraform applies. */
export function knownAtApply(value: string): AppliedValue {
  return { [MADE]: 'applied', token: value };
}

/** A text whose variable is named like a secret, such as `TOKEN_ISSUER`, and that is none. */
export function plainText(value: string): PlainText {
  return { [MADE]: 'plain', text: value };
}

export const environmentShape = mapOf(
  either('a text, secret(…), plainText(…) or knownAtApply(…)', text, madeBy('secret(…)', isMade)),
);

function isMade(value: unknown): boolean {
  return isPlainObject(value) && MADE in value;
}

/** One variable of the environment, by where its value comes from. */
export type Variable =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'secret';
      readonly name: string;
      readonly secret: string;
      readonly key: string;
    }
  | { readonly kind: 'applied'; readonly name: string; readonly token: string };

/** The variables in the order of their names. */
export function resolveEnvironment(environment: Environment = {}): readonly Variable[] {
  return Object.entries(environment)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => resolveVariable(name, value));
}

function resolveVariable(name: string, value: EnvironmentValue): Variable {
  if (typeof value === 'string') return { kind: 'text', name, text: value };
  if ('text' in value) return { kind: 'text', name, text: value.text };
  if ('token' in value) return { kind: 'applied', name, token: value.token };
  return { kind: 'secret', name, secret: value.name, key: value.key };
}

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const VARIABLE_NAME_MAX_LENGTH = 255;
const SECRET_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}/;
const NAMED_LIKE_A_SECRET =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$/i;
const LOOKS_LIKE_A_SECRET =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[opsu]_[A-Za-z0-9]{36}|:\/\/[^/\s:@]+:[^/\s:@]+@/;

export function* checkEnvironment(environment: Environment = {}): Iterable<Problem> {
  for (const [name, value] of Object.entries(environment)) {
    const path = `environment.${name}`;
    if (!VARIABLE_NAME.test(name) || name.length > VARIABLE_NAME_MAX_LENGTH) {
      yield {
        code: 'environment/name',
        path: 'environment',
        message: `must have names of letters, digits and _ that do not start with a digit, got ${shown(name)}`,
      };
    } else if (value !== undefined) {
      yield* checkValue(value, name, path);
    }
  }
}

function* checkValue(value: EnvironmentValue, name: string, path: string): Iterable<Problem> {
  if (typeof value === 'string') {
    if (value !== '' && (NAMED_LIKE_A_SECRET.test(name) || LOOKS_LIKE_A_SECRET.test(value))) {
      yield secretAsText(path);
    }
    yield* checkPlain(value, path);
  } else if ('text' in value) {
    yield* checkPlain(value.text, path);
  } else if ('key' in value) {
    yield* checkSecret(value, path);
  } else if (typeof value.token !== 'string') {
    yield {
      code: 'props/wrong-type',
      path,
      message: `must be a text in knownAtApply, got ${shown(value.token)}`,
    };
  }
}

function secretAsText(path: string): Problem {
  return {
    code: 'environment/secret-as-text',
    path,
    message: 'must not be a secret written as text, which would be kept in the Terraform state',
    hint: "Use secret('name', 'key'), or plainText(…) if it is no secret.",
  };
}

function* checkPlain(value: unknown, path: string): Iterable<Problem> {
  if (typeof value !== 'string') {
    yield { code: 'props/wrong-type', path, message: `must be a text, got ${shown(value)}` };
    return;
  }
  yield* checkText(value, path);
  if (TOKEN.test(value)) {
    yield {
      code: 'environment/known-at-apply',
      path,
      message: 'must be a text that is known now, got a value of another resource',
      hint: 'Wrap it: knownAtApply(resource.attribute).',
    };
  }
}

function* checkSecret({ name, key }: SecretReference, path: string): Iterable<Problem> {
  if (typeof name !== 'string' || !SECRET_NAME.test(name) || name.length > 253) {
    yield {
      code: 'environment/secret-name',
      path,
      message: `must name a secret by lower-case letters, digits, dashes and dots, got ${shown(name)}`,
    };
  }
  if (typeof key !== 'string' || !SECRET_KEY.test(key)) {
    yield {
      code: 'environment/secret-key',
      path,
      message: `must name a key by letters, digits, '-', '_' and '.', got ${shown(key)}`,
    };
  }
}
