import { setTimeout as pause } from 'node:timers/promises';

import { invokeFunction } from './invoke-function.mjs';

const SAFE_METHODS = ['GET', 'HEAD'];
const WORTH_ANOTHER_TRY = [429, 502, 503, 504];

/** The callee gave no answer. `status` is what this service's own caller should be told. */
export class CallFailed extends Error {
  name = 'CallFailed';

  constructor(status, message, options) {
    super(message, options);
    this.status = status;
  }
}

/**
 * Calls another service and resolves to its `{ status, body }`. The edge puts `<NAME>_ADDRESS`,
 * `<NAME>_TIMEOUT_MS` and `<NAME>_RETRIES` into the environment; the address is a URL on Kubernetes and
 * the ARN of a function's alias on Lambda. Only what may safely arrive twice is tried again.
 *
 * @throws {CallFailed} when the callee could not be reached or took too long.
 */
export async function call(name, request) {
  const edge = edgeTo(name);
  for (let tried = 0; ; tried += 1) {
    const mayTryAgain = tried < edge.retries && isRepeatable(request);
    const response = await attempt(edge, request).catch((error) => {
      if (!mayTryAgain) throw failure(edge, error);
    });
    if (response && !(mayTryAgain && WORTH_ANOTHER_TRY.includes(response.status))) return response;
    await pause(Math.random() * 50 * 2 ** tried);
  }
}

function edgeTo(name) {
  const variable = name.toUpperCase().replaceAll('-', '_');
  const setting = (key, otherwise) => process.env[`${variable}_${key}`] || otherwise;
  const address = setting('ADDRESS');
  if (!address) throw new Error(`${variable}_ADDRESS must say where ${name} is`);
  return {
    name,
    address,
    timeoutMs: Number(setting('TIMEOUT_MS', '1000')),
    retries: Number(setting('RETRIES', '0')),
  };
}

function isRepeatable({ method, idempotencyKey }) {
  return SAFE_METHODS.includes(method) || idempotencyKey !== undefined;
}

function attempt({ address, timeoutMs }, request) {
  const signal = AbortSignal.timeout(timeoutMs);
  return address.startsWith('arn:')
    ? invokeFunction(address, request, signal)
    : fetchService(address, request, signal);
}

async function fetchService(address, { method, path, body, idempotencyKey }, signal) {
  const response = await fetch(new URL(path, address), {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    signal,
  });
  return { status: response.status, body: await response.json() };
}

function failure({ name, timeoutMs }, cause) {
  return cause.name === 'TimeoutError'
    ? new CallFailed(504, `${name} did not answer within ${timeoutMs} ms`, { cause })
    : new CallFailed(502, `${name} cannot be reached`, { cause });
}
