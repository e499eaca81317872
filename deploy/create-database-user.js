// Run once by the MongoDB image, on an empty volume: the product's own user, with no more than it needs.
db.getSiblingDB('heyi').createUser({
  user: 'heyi',
  pwd: process.env.HEYI_DATABASE_PASSWORD,
  roles: [{ role: 'readWrite', db: 'heyi' }],
});
