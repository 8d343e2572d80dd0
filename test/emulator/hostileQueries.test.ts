import { errorOf, startClient } from './fixtures/client';
import type { Client, Reply } from './fixtures/client';
import { contoso } from './fixtures/contoso';

const parentheses = (depth: number): string => `${'('.repeat(depth)}name eq 'x'${')'.repeat(depth)}`;
const negations = (depth: number): string => `${'not '.repeat(depth)}contains(name,'x')`;
const alternating = (depth: number): string => (depth === 0 ? "name eq 'x'" : `not (name eq 'a' or (${alternating(depth - 1)}))`);
const path = (length: number): string => `${'createdby/'.repeat(length)}fullname eq 'x'`;
const expansions = (depth: number): string => (depth === 1 ? 'createdby' : `createdby($expand=${expansions(depth - 1)})`);

describe('queries that nobody writes', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  const filter = (text: string): Promise<Reply> => client.get(`workflows?$select=name&$filter=${text.replace(/ /g, '+')}`);

  it.each([
    ['parentheses', parentheses, 80],
    ['not', negations, 81],
    ['parentheses and not by turns', alternating, 40],
  ])('are answered as deep as OData\'s libraries go, and refused beyond: %s', async (_, write, depth) => {
    expect((await filter(write(depth))).status).toBe(200);
    for (const deeper of [depth + 1, 200, 600]) {
      const reply = await filter(write(deeper));
      expect([reply.status, errorOf(reply).message]).toEqual([400, 'Recursion depth exceeded allowed limit.']);
    }
  });

  it('are refused with too many joins: of paths, of lambdas, and of both', async () => {
    expect((await filter(path(15))).status).toBe(200);
    const users = (text: string): Promise<Reply> => client.get(`systemusers?$select=fullname&$filter=${text.replace(/ /g, '+')}`);
    expect((await users(`systemuserroles_association/any(r:r/${path(14)})`)).status).toBe(200);
    for (const reply of [await filter(path(16)), await filter(path(200)), await users(`systemuserroles_association/any(r:r/${path(15)})`)]) {
      expect([reply.status, errorOf(reply).code]).toEqual([400, '0x8004430D']);
    }
  });

  it.each([
    ['an $expand far too deep', `workflows?$expand=${expansions(1000)}`, 400],
    ['an $expand with nothing but blanks', `workflows?$expand=a${'+'.repeat(30_000)}b`, 400],
    ['an address with nothing but slashes', `${'/'.repeat(32_000)}x`, 404],
    ['an address with nothing but steps', `workflows${'/a'.repeat(15_000)}`, 501],
    ['a text with nothing but wildcards', `workflows?$filter=contains(name,'${'%25a'.repeat(5_000)}')`, 200],
  ])('are answered, as long as an address can be: %s', async (_, address, status) => {
    expect((await client.get(address)).status).toBe(status);
  });

  it('can have longer patterns than SQLite takes', async () => {
    const address = `workflows?$filter=contains(name,'${'a'.repeat(60_000)}')`;
    const part = `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${address} HTTP/1.1\r\n\r\n\r\n--b--\r\n`;
    const headers = { 'Content-Type': 'multipart/mixed; boundary=b' };
    const request = new Request('http://org/api/data/v9.2/$batch', { method: 'POST', headers, body: part });
    const text = await (await client.emulator.fetch(request)).text();
    expect(text).toContain('HTTP/1.1 200');
    expect(text).toContain('"value":[]');
  });
});
