import { randomBytes } from 'node:crypto';
import { ObjectId } from 'bson';
import { encodeDocument } from '../bson/encode.js';
import { merged } from '../bson/fields.js';
import { letOthersGo } from '../cursors/fill-batch.js';
import { insertDocument } from '../storage/document-writes.js';
import { indexFrom } from '../storage/index-definition.js';
import { merger } from './merge-document.js';
import { withIdFirst } from './prepare-document.js';
import { whenFree, write, writeAtOnce } from './write.js';
/** Documents that are written together. */
const pieceSize = 500;
/** Carries out $out or $merge. */
export async function writeOutput(call, output, documents) {
    if (output.kind === 'out')
        await replaceCollection(call, output, documents);
    else
        await inPieces(call, documents, merger(call, output));
}
async function inPieces(call, documents, writeOne) {
    let piece = [];
    const flush = async () => {
        const ready = piece;
        piece = [];
        await write(call, function* (target) {
            for (const document of ready) {
                yield* writeOne(target, document);
                yield undefined;
            }
        });
    };
    for (const document of documents) {
        if (document)
            piece.push(document);
        else {
            call.deadline.check();
            await letOthersGo();
        }
        if (piece.length >= pieceSize)
            await flush();
    }
    await flush();
}
/** The new documents are gathered aside and take the collection's place in one step. */
async function replaceCollection(call, output, documents) {
    const { engine } = call;
    const aside = await writeAtOnce(call, () => createAside(call, output));
    try {
        await inPieces(call, documents, function* (target, document) {
            const bytes = withIdFirst(encodeDocument(merged({ _id: new ObjectId() }, document)));
            yield* whenFree(() => insertDocument(target, aside, bytes));
        });
        await writeAtOnce(call, () => {
            const existing = engine.catalogue.get(output.database, output.collection);
            if (existing)
                engine.catalogue.remove(existing);
            engine.catalogue.rename(aside, output.database, output.collection);
        });
    }
    catch (error) {
        await writeAtOnce(call, () => {
            engine.catalogue.remove(aside);
        });
        throw error;
    }
    finally {
        engine.purge();
    }
}
function createAside(call, output) {
    const { catalogue } = call.engine;
    const name = `tmp.agg_out.${randomBytes(8).toString('hex')}`;
    const collection = catalogue.create(output.database, name, {});
    const model = catalogue.get(output.database, output.collection);
    collection.indexes = (model?.indexes ?? []).map(({ spec }) => indexFrom(catalogue.newTree(), spec, { multikey: false, shortened: false, ready: true }));
    catalogue.save(collection);
    return collection;
}
//# sourceMappingURL=aggregate-output.js.map