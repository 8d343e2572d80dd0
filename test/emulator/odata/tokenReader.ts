import { badQuery } from '../errors';
import { tokenize } from './tokens';
import type { Token, TokenKind } from './tokens';

/** Values of the parameter aliases (`@p1`) of a request, by their name with the at sign. */
export type Aliases = ReadonlyMap<string, string>;

/** Reads the tokens of an expression one by one. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private readonly end: Token;
  private next = 0;

  /**
   * @param aliases the values of the request's parameter aliases; null where none may stand
   * @throws DataverseError 400 as `tokenize`
   */
  constructor(
    private readonly expression: string,
    private readonly aliases: Aliases | null,
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
   * A reader of what a parameter alias stands for: null, if it has no value (Microsoft Learn, Use OData to query data).
   * @throws DataverseError 400 inside $expand, where no alias may stand (ibid.); code and wording modelled
   */
  aliased(alias: Token): TokenReader {
    if (!this.aliases) {
      throw badQuery(`The parameter alias '${alias.text}' can't be used inside $expand.`);
    }
    return new TokenReader(this.aliases.get(alias.text) ?? 'null', new Map());
  }
}
