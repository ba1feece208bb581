import { CallFailed } from './call.mjs';

const NOT_JSON = { status: 400, body: { error: 'the body is not JSON' } };
const BROKEN = { status: 500, body: { error: 'something broke here' } };

/**
 * What a service answers to one request, wherever it runs. `body` is the text that came over the wire,
 * or a value that needs no parsing.
 */
export async function answer(handle, { method, path, body, idempotencyKey }) {
  const parsed = parse(body);
  if (parsed === NOT_JSON) return NOT_JSON;
  try {
    return await handle({ method, path, body: parsed, idempotencyKey });
  } catch (error) {
    if (error instanceof CallFailed)
      return { status: error.status, body: { error: error.message } };
    console.error(error);
    return BROKEN;
  }
}

function parse(body) {
  if (typeof body !== 'string') return body;
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return NOT_JSON;
  }
}
