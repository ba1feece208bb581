/** A compiler or interpreter that parts are made with is not on this machine: a reason to skip, not a fault. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
}

/** Either parts, or why this machine cannot have them. */
export type PartsOrReason<T> = { readonly parts: T } | { readonly skipReason: string };

/**
 * Waits for parts, and turns a missing tool into a reason to skip.
 *
 * With `CI` set it throws instead: there, nothing that needs the parts may be left out.
 */
export async function orSkipReason<T>(
  parts: Promise<T>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<PartsOrReason<T>> {
  try {
    return { parts: await parts };
  } catch (error) {
    if (!(error instanceof MissingTool) || environment['CI'] === 'true') throw error;
    return { skipReason: error.message };
  }
}
