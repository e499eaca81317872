export const cities = 50;
const filler = 'abcdefghij'.repeat(40);
/** A document of 500 bytes; every `n` gives another customer, cities and times repeat. */
export function documentOf(n) {
    return {
        _id: n,
        customer: `customer-${String(n).padStart(9, '0')}`,
        city: cityOf(n % cities),
        at: new Date(1_700_000_000_000 + n * 1000),
        amount: n % 1000,
        text: filler.slice(0, 375),
    };
}
export const cityOf = (n) => `city-${String(n).padStart(4, '0')}`;
//# sourceMappingURL=documents.js.map