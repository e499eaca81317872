import { isNumeric, toNumber } from '../bson/types.js';
import { isDone, markDone } from '../sessions/statement-record.js';
/** Remembers what a repeatable command has done, statement by statement. */
export class Statements {
    #call;
    #record;
    constructor(call) {
        const { session, txnNumber, transaction, engine } = call;
        this.#call = call;
        this.#record =
            session && txnNumber && !transaction
                ? engine.sessions.recordFor(session, txnNumber)
                : undefined;
    }
    get repeatable() {
        return this.#record !== undefined;
    }
    #number(position) {
        const { stmtId, stmtIds } = this.#call.body;
        const own = Array.isArray(stmtIds) ? stmtIds[position] : undefined;
        if (isNumeric(own))
            return toNumber(own);
        return (isNumeric(stmtId) ? toNumber(stmtId) : 0) + position;
    }
    /** What the statement answered when it was carried out before; undefined when it was not. */
    before(position) {
        const record = this.#record;
        const number = this.#number(position);
        if (!record || !isDone(record, number))
            return undefined;
        return record.results.get(number) ?? {};
    }
    /** Only inside the group that carries the statement out. */
    done(position, result) {
        const { session, engine } = this.#call;
        if (!this.#record || !session)
            return;
        markDone(this.#record, this.#number(position), result);
        engine.sessions.changed(session);
    }
}
//# sourceMappingURL=statements.js.map