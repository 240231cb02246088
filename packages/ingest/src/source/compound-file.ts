import { open } from 'node:fs/promises';

const DIRECTORY_BYTES = 64 << 10;

/** Old workbooks and encrypted new ones share a container; only its list of streams tells them apart. */
export async function isEncryptedWorkbook(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const header = Buffer.alloc(512);
    const { bytesRead } = await handle.read(header, 0, header.length, 0);
    if (bytesRead < header.length) return false;
    const sector = 2 ** Math.min(12, header.readUInt16LE(30));
    const directory = Buffer.alloc(DIRECTORY_BYTES);
    await handle.read(directory, 0, directory.length, (header.readUInt32LE(48) + 1) * sector);
    return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  } finally {
    await handle.close();
  }
}
