import { aggregate } from './aggregate.js';
import { bulkWrite } from './bulk-write.js';
import { count } from './count.js';
import { deleteDocuments } from './delete.js';
import { distinct } from './distinct.js';
import { explain } from './explain.js';
import { find } from './find.js';
import { findAndModify } from './find-and-modify.js';
import { getMore, killCursors } from './get-more.js';
import { hello, isMaster } from './hello.js';
import { createIndexes, dropIndexes, listIndexes } from './indexes.js';
import { insert } from './insert.js';
import { listCollections, listDatabases } from './listings.js';
import { buildInfo, connectionStatus, ping, replSetGetStatus, serverStatus, } from './server-state.js';
import { endSessions, killSessions, refreshSessions, startSession } from './sessions.js';
import { collStats, dbStats } from './sizes.js';
import { collMod, create, drop, dropDatabase, renameCollection } from './structure.js';
import { abortTransaction, commitTransaction } from './transactions.js';
import { update } from './update.js';
/** All commands by their names on the wire. */
export const commands = new Map(Object.entries({
    abortTransaction,
    aggregate,
    buildInfo,
    buildinfo: buildInfo,
    bulkWrite,
    collMod,
    collStats,
    commitTransaction,
    connectionStatus,
    count,
    create,
    createIndexes,
    dbStats,
    delete: deleteDocuments,
    distinct,
    drop,
    dropDatabase,
    dropIndexes,
    endSessions,
    explain,
    find,
    findAndModify,
    findandmodify: findAndModify,
    getMore,
    hello,
    insert,
    isMaster,
    ismaster: isMaster,
    killCursors,
    killSessions,
    listCollections,
    listDatabases,
    listIndexes,
    ping,
    refreshSessions,
    renameCollection,
    replSetGetStatus,
    serverStatus,
    startSession,
    update,
}));
//# sourceMappingURL=registry.js.map