import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';

/**
 * Lets the scheduler start once, now, what the schedule called `name` starts at its hour: the same
 * target, role, retries and dead-letter queue. Gives what removes it again.
 */
export async function scheduleNow(
  client: SchedulerClient,
  name: string,
): Promise<() => Promise<void>> {
  const { Target, FlexibleTimeWindow } = await client.send(new GetScheduleCommand({ Name: name }));
  const Name = `${name}-now`;
  const now = new Date().toISOString().replace(/\.\d+Z$/, '');
  await client.send(
    new CreateScheduleCommand({
      Name,
      Target,
      FlexibleTimeWindow,
      ScheduleExpression: `at(${now})`,
    }),
  );
  return async () => {
    await client.send(new DeleteScheduleCommand({ Name }));
  };
}
