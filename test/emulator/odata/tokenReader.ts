import { badQuery, notModelled } from '../errors';
import { tokenize } from './tokens';
import type { Token, TokenKind } from './tokens';

/** Values of the parameter aliases (`@p1`) of a request, by their name with the at sign. */
export type Aliases = ReadonlyMap<string, string>;

/**
 * How deep an expression may go. OData's libraries stop at 800 calls of their parser, of which a pair of parentheses takes about
 * ten (a public report has limit and wording); that Dataverse does so too, and exactly here, is modelled.
 */
const depthLimit = 80;

/** Reads the tokens of an expression one by one. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private readonly end: Token;
  private next = 0;
  private depth = 0;

  /**
   * @param aliases the values of the request's parameter aliases; null where none may stand; 'inside' for the value of one
   * @throws DataverseError 400 as `tokenize`
   */
  constructor(
    private readonly expression: string,
    private readonly aliases: Aliases | 'inside' | null,
  ) {
    this.tokens = tokenize(expression);
    this.end = { kind: 'end', text: '', at: expression.length };
  }

  /** The token that comes next, or one behind it. */
  peek(ahead = 0): Token {
    return this.tokens[this.next + ahead] ?? this.end;
  }

  /** Whether the next token, or one behind it, is this symbol. */
  isAt(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'symbol' && text === symbol;
  }

  take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  /** Takes the next token if it is of this kind and, where a text is given, written so. */
  takeIf(kind: TokenKind, text?: string): Token | undefined {
    const token = this.peek();
    return token.kind === kind && (text === undefined || token.text === text) ? this.take() : undefined;
  }

  /** Takes the next token, which must be this symbol. */
  expect(symbol: string): void {
    if (!this.takeIf('symbol', symbol)) {
      throw this.syntaxError();
    }
  }

  /**
   * Reads what is inside something else.
   * @throws DataverseError 400 if it is nested too deep
   */
  nested<Result>(read: () => Result): Result {
    this.depth += 1;
    if (this.depth > depthLimit) {
      throw badQuery('Recursion depth exceeded allowed limit.');
    }
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** The expression must end here. */
  expectEnd(): void {
    if (this.peek().kind !== 'end') {
      throw this.syntaxError();
    }
  }

  /** 400 at the next token, in the words of OData's libraries. */
  syntaxError(): Error {
    return badQuery(`Syntax error at position ${this.peek().at} in '${this.expression}'.`);
  }

  /**
   * Reads what a parameter alias stands for: null, if it has no value (Microsoft Learn, Use OData to query data).
   * @param read reads the whole value
   * @throws DataverseError 400 inside $expand, where no alias may stand (ibid.; code and wording modelled); 501 for an alias as the
   * value of another, and for what is more than `read` reads
   */
  aliased<Result>(alias: Token, read: (value: TokenReader) => Result): Result {
    if (this.aliases === null) {
      throw badQuery(`The parameter alias '${alias.text}' can't be used inside $expand.`);
    }
    if (this.aliases === 'inside') {
      throw notModelled(`the parameter alias '${alias.text}' as the value of another`);
    }
    const value = new TokenReader(this.aliases.get(alias.text) ?? 'null', 'inside');
    const result = read(value);
    if (value.peek().kind !== 'end') {
      throw notModelled(`a parameter alias that stands for '${value.expression}'`);
    }
    return result;
  }
}
