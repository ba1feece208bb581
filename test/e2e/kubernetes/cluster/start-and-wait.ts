import { startCluster } from './start';

/** Starts a cluster, says where in one line, and waits to be killed: what `cluster.e2e.ts` does to it. */
void startCluster().then(({ folder }) => {
  process.stdout.write(`${folder}\n`);
  setInterval(() => undefined, 60_000);
});
