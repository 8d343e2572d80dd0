import { matchesLike, parseLike } from './likePattern';
import type { LikeToken } from './likePattern';
import { remember } from './remember';

describe('a LIKE pattern', () => {
  it.each([
    ['%', '', true],
    ['', '', true],
    ['', 'a', false],
    ['_', '', false],
    ['_', '😀', true],
    ['__', '😀', false],
    ['a%b%c', 'a-b-b-c', true],
    ['a%b%c', 'a-c-b', false],
    ['%ab', 'aab', true],
    ['%a_c%', 'xxabxabcx', true],
    ['%söhne', 'O’Brien & SÖHNE', true],
    ['%ΟΔΟΣ%', 'η οδός, οδος', true],
    ['%İ%', 'izmir İl', true],
    ['1_2.3', '1x2.3', true],
    ['1_2.3', '1x2y3', false],
    ['[b-i]%', 'Invoice', true],
    ['[B-I]%', 'order', false],
    ['[^b-i]%', 'order', true],
    ['[^B-I]%', 'Invoice', false],
    ['[%]50', '%50', true],
    ['[%]50', 'x50', false],
    ['[a-]', '-', true],
    ['[-a]', '-', true],
    ['[a-c-e]', 'e', true],
    ['[a-c-e]', 'd', false],
    ['[]x]', ']', true],
    ['[z-a]', 'm', false],
    ['[^z-a]', 'm', false],
    ['[ab', '[ab', true],
    ['[à-é]', 'Ç', true],
  ])('%s against %s: %s', (pattern, text, expected) => {
    expect(matchesLike(parseLike(pattern), text)).toBe(expected);
  });

  it.each([
    [`${'%ä'.repeat(40)}%[b]`, 'ä'.repeat(2000)],
    [`%${'ä'.repeat(100)}[b]%`, 'ä'.repeat(2000)],
    [`${'%_ä'.repeat(40)}`, 'ä'.repeat(2001) + 'x'],
  ])('takes fewer tests than both lengths multiplied: %s', (pattern, text) => {
    let tests = 0;
    const counted = (token: LikeToken): LikeToken =>
      token === '%'
        ? token
        : (character): boolean => {
            tests += 1;
            if (tests > pattern.length * text.length) {
              throw new Error('too many tests');
            }
            return token(character);
          };
    expect(matchesLike(parseLike(pattern).map(counted), text)).toBe(false);
  });
});

describe('remember', () => {
  it('makes a result once, and holds on to a limited number of them', () => {
    const made: string[] = [];
    const upperCase = remember((text) => {
      made.push(text);
      return text.toUpperCase();
    }, 2);
    expect(['a', 'b', 'a', 'c', 'c', 'a'].map(upperCase)).toEqual(['A', 'B', 'A', 'C', 'C', 'A']);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
