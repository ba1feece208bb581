import type { UiEvent } from '../terraform/ui-event';

const DONE: Readonly<Record<string, string>> = {
  create: 'created',
  read: 'read',
  update: 'updated',
  replace: 'replaced',
  delete: 'deleted',
};

/** What happens to a resource, as a short line; `undefined` for what goes without saying. */
export function describeEvent(event: UiEvent): string | undefined {
  switch (event.kind) {
    case 'started':
      return `${event.address}: ${event.action} …`;
    case 'finished':
      return `${event.address} ${DONE[event.action] ?? 'done'}`;
    case 'failed':
      return `${event.address}: ${event.action} failed`;
    case 'waiting':
      return `${event.address}: still at it after ${event.seconds} s`;
    default:
      return undefined;
  }
}
