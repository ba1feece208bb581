/** CPU as the API server writes it back: whole cores without the `m`. */
export function renderCpu(millicores: number): string {
  return millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`;
}

/** Memory as the API server writes it back: in the largest unit that leaves a whole number. */
export function renderMemory(mebibytes: number): string {
  return mebibytes % 1024 === 0 && mebibytes > 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
