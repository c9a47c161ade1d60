/** More than these at once are no accident of a busy machine. */
const atMost = 3;

/**
 * Of the files that failed, those to be begun anew: stories of the whole product, which cannot be taken up again from
 * their middle, and all of them or none. A room has its second try in its own run.
 */
export function worthASecondTry(failed: readonly string[]): readonly string[] {
  const isStory = (file: string) => /^test[\\/](e2e|journeys)[\\/]/.test(file);
  return failed.length <= atMost && failed.every(isStory) ? failed : [];
}
