// The folder that files were last saved to; before the first one, the folder the core proposes for documents.
import * as core from './client';

let last = '';

const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');

/** Empty when nothing is known. Kept in memory only: a path may name a person. */
export async function folderForFiles(): Promise<string> {
  if (last !== '') return last;
  try {
    last = folderOf((await core.firstRun()).kit_path);
  } catch {
    // A proposal is a courtesy; without one the field starts empty.
  }
  return last;
}

export function rememberFolder(path: string): void {
  last = folderOf(path);
}

/** Where a paper of this name goes, as the user chose; null when they chose nowhere. Where nothing can be asked, beside the last one. */
export async function whereToSave(title: string, name: string): Promise<string | null> {
  try {
    return await core.chooseSave(title, name);
  } catch {
    const folder = await folderForFiles();
    return folder === '' ? null : `${folder}/${name}`;
  }
}
