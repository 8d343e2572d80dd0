import { createSaveFile } from '../../ConnectionManager/saveFile';

describe('saving a file through the host', () => {
  it('hands over UTF-8 in base64, its size in KB, and asks for it to be saved', async () => {
    const openFile = jest.fn(() => Promise.resolve());
    const content = '\ufeffName;Größe\n営業 🎉 "quoted"\n'.repeat(2_000);
    await createSaveFile({ openFile })?.({ name: 'connections.csv', mimeType: 'text/csv', content });
    const [[file, options]] = openFile.mock.calls as unknown as [[ComponentFramework.FileObject, unknown]];
    expect(Buffer.from(file.fileContent, 'base64').toString('utf8')).toBe(content);
    expect(file).toMatchObject({ fileName: 'connections.csv', mimeType: 'text/csv', fileSize: Math.ceil(Buffer.byteLength(content) / 1_024) });
    expect(options).toEqual({ openMode: 2 });
  });

  it('hands over an empty file', async () => {
    const openFile = jest.fn(() => Promise.resolve());
    await createSaveFile({ openFile })?.({ name: 'empty.json', mimeType: 'application/json', content: '' });
    expect(openFile).toHaveBeenCalledWith(expect.objectContaining({ fileContent: '', fileSize: 0 }), { openMode: 2 });
  });

  it('calls the method on its object', async () => {
    const navigation = {
      saved: '',
      openFile({ fileName }: ComponentFramework.FileObject): Promise<void> {
        this.saved = fileName;
        return Promise.resolve();
      },
    };
    await createSaveFile(navigation)?.({ name: 'a.csv', mimeType: 'text/csv', content: 'a' });
    expect(navigation.saved).toBe('a.csv');
  });

  it('tells when the host refuses', async () => {
    const save = createSaveFile({ openFile: () => Promise.reject(new Error('not implemented')) });
    await expect(save?.({ name: 'a', mimeType: 'b', content: 'c' })).rejects.toThrow('not implemented');
  });

  it.each([undefined, null, {}, { openFile: null as unknown as undefined }])('is not offered by a host with %p', (navigation) => {
    expect(createSaveFile(navigation)).toBeNull();
  });
});
