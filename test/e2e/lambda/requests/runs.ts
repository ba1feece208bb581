import {
  paginateFilterLogEvents,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';

import { orMissing } from '../platform/refusals';

/** The version of each run of a function so far, in their order, as its log group tells. */
export async function runsOf(
  client: CloudWatchLogsClient,
  functionName: string,
): Promise<string[]> {
  const versions: string[] = [];
  const input = { logGroupName: `/aws/lambda/${functionName}` };
  const pages = paginateFilterLogEvents({ client }, input);
  for (;;) {
    const page = await orMissing(pages.next());
    if (page === undefined || page.done === true) return versions;
    for (const { message = '' } of page.value.events ?? []) {
      const [, version] = STARTED.exec(message) ?? [];
      if (version !== undefined) versions.push(version);
    }
  }
}

/** Lambda's own line about a run: as text, or as JSON where the function's logs are JSON. */
const STARTED =
  /^START RequestId: \S+ Version: (\S+)|"type":\s*"platform\.start".*"version":\s*"([^"]+)"/;
