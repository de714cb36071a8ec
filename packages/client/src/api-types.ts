// Made by `npm run generate` from packages/service/openapi.json.
// biome-ignore-all format: a program has written it
// biome-ignore-all lint: a program has written it
// biome-ignore-all assist: a program has written it
export interface paths {
    "/api/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a standard: every problem in it, or its digest
         * @description Needs an account; a token needs the scope `read`.
         */
        post: operations["checkStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designations/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A designation by the code on its plaque
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["findDesignation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for you, over all programmes, by deadlines
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{kind}/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a ledger is published, and the key that its checkpoints are signed with
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{kind}/{slug}/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last checkpoint as a signed note, with what witnesses said of it (C2SP tlog-checkpoint)
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{kind}/{slug}/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That a ledger was only added to between two sizes (RFC 6962)
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{kind}/{slug}/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That an event is in a ledger: the hashes beside the way up to the root (RFC 6962)
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["proveInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{kind}/{slug}/tile/{tile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of hashes, or a bundle of entries (C2SP tlog-tiles); `*` is the rest of its path
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is asking, and what they may be
         * @description Of one's own account, which has to be signed in.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a passkey of one's own
         * @description Of one's own account, which has to be signed in.
         */
        delete: operations["endPasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password; all other sessions end
         * @description Of one's own account, which has to be signed in.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When what is private of oneself was opened, by which role, what for
         * @description Of one's own account, which has to be signed in.
         */
        get: operations["getMyReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to use a second factor: what to put into an authenticator, and recovery codes, shown once
         * @description Of one's own account, which has to be signed in.
         */
        post: operations["beginSecondFactor"];
        /**
         * Use no second factor any more
         * @description Of one's own account, which has to be signed in.
         */
        delete: operations["endSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the second factor by a code from the authenticator; from then on it is asked for
         * @description Of one's own account, which has to be signed in.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End all sessions of one's own but the one that asks
         * @description Of one's own account, which has to be signed in.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of one's own
         * @description Of one's own account, which has to be signed in.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one's account signs in
         * @description Of one's own account, which has to be signed in.
         */
        get: operations["getMySignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's tokens, for programs that act for one
         * @description Of one's own account, which has to be signed in.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token; its words are shown this once
         * @description Of one's own account, which has to be signed in.
         */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a token of one's own
         * @description Of one's own account, which has to be signed in.
         */
        delete: operations["endToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organisations of this server
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An organisation
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/codes/{scheme}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units that have, or ever had, a code, the latest first
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listHoldersOfCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proofs of a unit, for whoever may see them
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/evidence/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of evidence, or a smaller picture of it
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getEvidenceFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/evidence/{evidenceId}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a private file, for a purpose that is recorded
         * @description Needs an account; a token needs the scope `private`.
         */
        post: operations["readPrivateEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/exports/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The units of a register, as an import reads them back
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["exportUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what happened to units: renamed, moved, merged, split, closed
         * @description Needs an account; a token needs the scope `submit`.
         */
        post: operations["importMovements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/unit-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many units of each type are there on a day
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["countUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units that are there on a day, by their codes
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listUnits"];
        put?: never;
        /**
         * Take units into the register, all of a table or none
         * @description Needs an account; a token needs the scope `submit`.
         */
        post: operations["importUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A unit with its whole history
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/units/{unit}/ancestors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units above one on a day, the nearest first
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listUnitAncestors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/units/{unit}/boundaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a unit of one day is to be found on another, whatever merged and split between
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getUnitBoundaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/units/{unit}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units right below one on a day
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listUnitChildren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts that have acted, or held a role, here
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["organisationListAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/AddEvidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a file that was taken in a proof of a unit
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationAddEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/CloseUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a unit
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationCloseUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/EndRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a role from a day on
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationEndRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/EndSharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a permission
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationEndSharing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/ErasePrivatePart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a private part for good; every proof still holds
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationErasePrivatePart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/FoundOrganisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Found an organisation: only where the data folder is, never from afar
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationFoundOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/GrantRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant an account a role
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationGrantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/LinkEvidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a proof supports, and where in it
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationLinkEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/MergeUnits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge units
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationMergeUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/MoveUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a unit within a hierarchy
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationMoveUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/PermitSharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let answers to a quantity, asked once, serve another programme
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationPermitSharing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/ReadPrivatePart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open one private part for a stated purpose, which is recorded
         * @description Needs an account; a token needs the scope `private`.
         */
        post: operations["organisationReadPrivatePart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/RecodeUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a unit another code
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationRecodeUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/RegisterUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a unit
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationRegisterUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/RenameUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name a unit anew
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationRenameUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/ReopenUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a closed unit again
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationReopenUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/SplitUnit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split a unit
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationSplitUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/UnlinkEvidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a link of a proof back
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationUnlinkEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/commands/WithdrawEvidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a proof back
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["organisationWithdrawEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account, and a link with which its owner chooses a password, shown this once
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["inviteToOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which answers, asked once, serve which other programme
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/private-parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Private parts that are kept: that there is one, not what it says
         * @description Needs an account; a token needs the scope `private`.
         */
        get: operations["organisationListPrivateParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{slug}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles in an organisation, those that have ended too
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["organisationListRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The programmes of this server, or of one organisation
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listProgrammes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A programme with its calendar and who is responsible for what
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getProgramme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Applications that you may see, in the order in which they were made
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/applications/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An application, as far as you may see it, and what you may do with it
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/applications/{application}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a unit is asked, with what is known already
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getApplicationForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/applications/{application}/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who could be assigned to an application, and why not
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listReviewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The assessments of a programme, the latest first
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listAssessments"];
        put?: never;
        /**
         * Score everybody who takes part, and record it; tells how far it is, a line of JSON each time
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/assessments/{assessment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An assessment, what it rests on, and how the grades fell
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getAssessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rounds of a programme, the latest first
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listCycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cycles/{cycle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A round
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getCycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cycles/{cycle}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The decision board of a round
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cycles/{cycle}/interests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who takes part in a round, for a reviewer to say what ties them to anybody
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getInterests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cycles/{cycle}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A round at a glance: where it stands, what waits, who might change place
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getCycleOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/cycles/{cycle}/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units in which applications of a round lie that you may see: below one, or the highest
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/designations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The designations of a programme, the latest first
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listDesignations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/designations/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A designation of a programme by its code
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getDesignation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a programme stands on: statutes, legal bases, rules
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listProgrammeDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/documents/{document}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A document as it was handed in
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getProgrammeDocumentFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/enrolled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many units take part today: of which types, in which regions, and how they were assessed last
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getEnrolled"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/enrolled-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units that take part today, each with its application in a round and its last result
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listEnrolledUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units that take part on a day
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listEnrolments"];
        put?: never;
        /**
         * Record that units take part, by their own statement or application
         * @description Needs an account; a token needs the scope `submit`.
         */
        post: operations["enrolUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/enrolments/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a unit took part; a unit may ask for itself
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getEnrolments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/exports/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open bundle, from which anybody computes every scorecard again: one ZIP file
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["exportBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/exports/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The current answers of all who take part, as an import reads them back
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["exportObservations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/exports/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public register: units that hold a grade, by rank
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["exportRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/exports/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All scorecards of an assessment by rank, with the score of every node
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["exportScorecards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notices of a programme, the latest first
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/notices/{notice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions on public notice, with what was said against them
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Objections to notices; what they say is opened one at a time
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listNoticeObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in answers, as one submission, whole or not at all
         * @description Needs an account; a token needs the scope `submit`.
         */
        post: operations["submitObservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How a unit would stand with some answers changed; nothing is recorded
         * @description Needs an account; a token needs the scope `read`.
         */
        post: operations["previewUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/retractions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a submission back: whatever of it is still current is missing again
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["retractSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your own files as a reviewer, in the order in which they were assigned
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/reviews/{assignment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your own files: the answers, the proofs, your ratings; others' once the score is there
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/reviews/{assignment}/proofs/{proof}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A proof of one of your own files as a reviewer, or a smaller picture of it
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["getReviewProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/sandboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rehearsals of a programme
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listSandboxes"];
        put?: never;
        /**
         * Copy a programme for a rehearsal; tells how far it is, a line of JSON each time
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["makeSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scorecards by rank: for the public of units that hold a grade, for the staff all
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listScorecards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/scorecards/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The scorecard of a unit by the latest assessment
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/scorecards/{unit}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * From the answers of a unit to its grade, and the shortest way to the next
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["explainScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/scorecards/{unit}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The grades that a unit has held, of each period by its last assessment
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listGradesOfUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who would gain or lose a grade under another version, on the answers of the last assessment
         * @description Needs an account; a token needs the scope `read`.
         */
        post: operations["simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a standard; drafts only for who may see them
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listStandardVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/standards/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a standard
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getStandardVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/standards/{version}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a standard as YAML, byte for byte as published
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getStandardFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/standards/{version}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Objections to a version, and what was answered
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["listStandardObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/standards/{version}/overlays/{language}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A translation of a version as YAML
         * @description Open to everybody; what is answered may depend on who asks.
         */
        get: operations["getOverlayFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was handed in for a programme, the latest first
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listSubmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/unit-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the account of a unit: its first slip, shown this once
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["openUnitAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/unit-accounts/{grant}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the account of a unit from a day on
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["closeUnitAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/unit-accounts/{grant}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the account of a unit over: whoever was signed in is out; a new slip, shown this once
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["resetUnitAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/unit-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Slips for many units, as a page to print: accounts are opened that are not open yet
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["printUnitSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/units/{unit}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in answers of one unit: by its own account, while it answers an application
         * @description Needs an account; a token needs the scope `submit`.
         */
        post: operations["submitAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{programme}/units/{unit}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The answers of a unit that a programme may use; a unit may ask for itself
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["listObservations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts that have acted, or held a role, here
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["programmeListAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/AddOverlay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a translation of a version
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAddOverlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/AddProgrammeDocument": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a document that the programme stands on
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAddProgrammeDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/AdoptStandard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adopt a version that was in force before Touchstone
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAdoptStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/Advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what has become due for an application, and nothing else
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAdvance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/AnswerObjection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer an objection to a decision: one that is upheld brings it back to its decision
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAnswerObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/AnswerStandardObjection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer an objection with reasons
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAnswerStandardObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/Apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply for a unit, by its own account
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeApply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/AssignReviewer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an application before a reviewer who has declared that nothing ties them to it
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeAssignReviewer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/ChangeCalendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take days off and worked weekends of more of the future into the calendar
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeChangeCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/CheckCompleteness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an application is complete, or, once, what is to be mended
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeCheckCompleteness"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/CloseUnitAccount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the account of a unit
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeCloseUnitAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/Decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on an application, by somebody who had no hand in it before
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/DeclareInterests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what ties a reviewer to the applicants of a round, and what does not
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeDeclareInterests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/DraftStandard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft a version of the standard
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeDraftStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/EndCommitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a commitment
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeEndCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/EndEnrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a unit's taking part: one step, at any stage, no reason asked
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeEndEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/EndRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a role from a day on
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeEndRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/ErasePrivatePart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a private part for good; every proof still holds
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeErasePrivatePart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/FileObjection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a decision on notice; without an account: POST /api/v1/programmes/{slug}/notices/{notice}/objections
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeFileObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/FileStandardObjection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a version on notice
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeFileStandardObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/FoundProgramme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Found a programme of an organisation
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeFoundProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/GrantRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant an account a role
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeGrantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/HandIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand an application in as what is on record stands
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeHandIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/HandInRatings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the ratings of one's own assignment in, for good
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeHandInRatings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/LengthenDeadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a unit more time, with the reason
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeLengthenDeadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/MakeCommitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say publicly what a unit sets out to do
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeMakeCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/MakeStandardEffective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a version into force
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeMakeStandardEffective"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/OpenCycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a round by the standard in force
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeOpenCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/OpenUnitAccount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the account of a unit
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeOpenUnitAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/PublishNotice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put decisions on public notice, and open all that led to them
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmePublishNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/PutStandardOnNotice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a version on notice
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmePutStandardOnNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/Rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep ratings of one's own assignment, again and again until they are handed in
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/ReadPrivatePart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open one private part for a stated purpose, which is recorded
         * @description Needs an account; a token needs the scope `private`.
         */
        post: operations["programmeReadPrivatePart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/Recommend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recommend a grade, or none, to whoever decides
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeRecommend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/RecordEarlierDesignation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a designation from before Touchstone, which nobody can compute again
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeRecordEarlierDesignation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/Recuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Step back from one's own assignment, no reason asked; or take off who has let the time for it pass
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeRecuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/ReplyToFindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say, by the unit's own account, what it has to say to what was found
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeReplyToFindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/ResetUnitAccount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the account of a unit over: whoever is signed in as it is out
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeResetUnitAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/TurnStandardKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn the second key of a version
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeTurnStandardKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/WithdrawApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an application: one step, at any stage, no reason asked
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeWithdrawApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/commands/WithdrawStandard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a version, with reasons
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["programmeWithdrawStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account, and a link with which its owner chooses a password, shown this once
         * @description Needs an account; a token needs the scope `command`.
         */
        post: operations["inviteToProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/notices/{notice}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a decision on notice, without an account
         * @description Recorded as of the account `public`, whoever asks. Each one gets an answer. The words are kept encrypted until then, and are shown only where their author agrees; contact never is.
         */
        post: operations["fileObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/private-parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Private parts that are kept: that there is one, not what it says
         * @description Needs an account; a token needs the scope `private`.
         */
        get: operations["programmeListPrivateParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{slug}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles in a programme, those that have ended too
         * @description Needs an account; a token needs the scope `read`.
         */
        get: operations["programmeListRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandboxes/{sandbox}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a rehearsal, with everything in it; what counts can't be removed
         * @description Needs an account; a token needs the scope `command`.
         */
        delete: operations["removeSandbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/first": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Come for the first time: with a slip of paper and the unit's code, or with a link
         * @description Open to everybody; what is answered may depend on who asks.
         */
        post: operations["beginFirstSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/first-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the first password, which signs in
         * @description Open to everybody; what is answered may depend on who asks.
         */
        post: operations["chooseFirstPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by name, or a unit's code, and password
         * @description Open to everybody; what is answered may depend on who asks.
         */
        post: operations["signInByPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the second factor: six digits, or a recovery code
         * @description Open to everybody; what is answered may depend on who asks.
         */
        post: operations["signInBySecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session that asks
         * @description Open to everybody; what is answered may depend on who asks.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            accountId: components["schemas"]["Uuid"];
            createdAt: string;
            name: string;
        };
        /** @description a command that somebody of this role may give, now or not, and why not */
        Allowance: {
            allowed: boolean;
            command: string;
            /** @description null where it is allowed */
            why: {
                code: string;
                detail: string;
            } | null;
        };
        /** @description what a unit's answers have brought */
        Answered: {
            /** @description figures about people that may not be published, and were not recorded */
            held: {
                throughOthers: number;
                tooFew: number;
                tooNear: number;
                withoutBase: number;
            };
            receipt: components["schemas"]["Receipt"];
            recorded: number;
            /** @description answers that were sent */
            said: number;
            /** @description of those, as on record */
            same: number;
            submissionId: string;
        };
        /** @description an application in a list */
        ApplicationRow: {
            applicationId: components["schemas"]["Uuid"];
            /** @description share of the re-scorings in which it stays */
            certainty: number | null;
            /** @description the grade by the score */
            computed: string | null;
            cycleId: components["schemas"]["Uuid"];
            deadline: components["schemas"]["StageDeadline"] | null;
            decided: string | null;
            /** @description that is sought */
            grade: string;
            handedInAt: string | null;
            madeAt: string;
            noticeId: components["schemas"]["Uuid"] | null;
            openObjections: number;
            /** @description the unit right above it */
            parent: components["schemas"]["UnitLabel"] | null;
            /** @description null: before the review */
            reviewers: {
                assigned: number;
                handedIn: number;
                needed: number;
                third: boolean;
            } | null;
            score: number | null;
            /** @enum {string} */
            state: "answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed";
            unit: components["schemas"]["UnitLabel"];
        };
        /** @description an application, as far as who asks may see it */
        ApplicationView: {
            applicationId: components["schemas"]["Uuid"];
            /** @description the roles by which who asks sees it */
            as: string[];
            /** @description the event that changed it last */
            changed: components["schemas"]["Seq"];
            cycle: components["schemas"]["CycleView"];
            deadline: components["schemas"]["StageDeadline"] | null;
            decision: {
                appeal: components["schemas"]["StageDeadline"] | null;
                at: string;
                bySilence: boolean;
                grade: string | null;
                own: boolean;
                reasons: components["schemas"]["Remark"][];
                whyCertain: components["schemas"]["LanguageText"][] | null;
            } | null;
            designation: {
                code: string;
                from: string;
                until: string | null;
            } | null;
            grade: string;
            /** @description the receipt */
            handedIn: {
                /** @description of the answers on record then */
                answers: components["schemas"]["Digest"];
                at: string;
                /** @description the organisation's, as it stood then */
                ledger: {
                    root: components["schemas"]["Digest"];
                    size: number;
                };
                nAnswers: number;
                nProofs: number;
                /** @description of the files behind them; null: an early hand-in, which does not say it */
                proofs: components["schemas"]["Digest"] | null;
                seq: components["schemas"]["Seq"];
            } | null;
            /** @description parts that are null for who asks, though they may exist, and why */
            hidden: {
                [key: string]: "not-yet" | "not-yours" | "private";
            };
            madeAt: string;
            may: components["schemas"]["Allowance"][];
            notice: {
                deadline: components["schemas"]["StageDeadline"];
                from: string;
                noticeId: components["schemas"]["Uuid"];
            } | null;
            objections: {
                answer: components["schemas"]["LanguageText"][] | null;
                filedAt: string;
                objectionId: components["schemas"]["Uuid"];
                upheld: boolean | null;
            }[];
            organisation: components["schemas"]["Slug"];
            /** @description the units above it, the nearest first */
            parents: components["schemas"]["UnitLabel"][];
            programme: components["schemas"]["ProgrammeName"];
            ratings: {
                given: {
                    /** @enum {string} */
                    confidence: "low" | "middle" | "high";
                    evidence: components["schemas"]["Uuid"][];
                    label: string;
                    /** @description null: the evidence is insufficient, which is not the level 0 */
                    level: number | null;
                    reason: components["schemas"]["LanguageText"] | null;
                }[];
                item: string;
                levels: {
                    [key: string]: string;
                }[];
                /** @description level; may lie between two */
                settled: number | null;
                title: {
                    [key: string]: string;
                };
            }[] | null;
            recommendation: {
                at: string;
                grade: string | null;
                own: boolean;
                reasons: components["schemas"]["Remark"][];
            } | null;
            reply: {
                at: string;
                bySilence: boolean;
                /** @description where its text is kept */
                part: {
                    part: string;
                    seq: components["schemas"]["Seq"];
                } | null;
                said: boolean;
            } | null;
            review: {
                needed: number;
                reviewers: {
                    assignmentId: components["schemas"]["Uuid"];
                    handedInAt: string | null;
                    isThird: boolean;
                    /** @description such as R1: the same within an application */
                    label: string;
                    of: number;
                    rated: number;
                    /** @description name of the account, for who assigns */
                    reviewer: string | null;
                    /** @enum {string} */
                    state: "assigned" | "handedIn" | "recused";
                }[];
                /** @description indicators whose ratings lie too far apart */
                thirdItems: string[] | null;
            } | null;
            score: components["schemas"]["ScoreView"] | null;
            /** @enum {string} */
            state: "answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed";
            timeline: {
                at: string;
                /** @enum {string} */
                by: "unit" | "office" | "reviewer" | "assessor" | "decider" | "public" | "clock";
                /** @description the ledger holds a commitment to it only */
                sealed: boolean;
                seq: components["schemas"]["Seq"];
                /** @description that it brought the application to; null: none */
                state: ("answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed") | null;
                /** @description of the event */
                type: string;
            }[];
            /** @description the one list; empty: complete; null: not checked */
            toMend: components["schemas"]["Remark"][] | null;
            unit: components["schemas"]["UnitLabel"];
        };
        /** @description everybody who takes part, scored at a cut of both ledgers */
        Assessment: {
            assessmentId: components["schemas"]["Uuid"];
            cut: {
                organisation: {
                    root: components["schemas"]["Digest"];
                    size: number;
                };
                programme: {
                    root: components["schemas"]["Digest"];
                    size: number;
                };
            };
            day: components["schemas"]["Day"];
            engine: string;
            inputs: components["schemas"]["Digest"];
            nUnits: number;
            /** @description empty for a standard whose data have none */
            period: string;
            seq: components["schemas"]["Seq"];
            standard: {
                digest: components["schemas"]["Digest"];
                version: string;
            };
            withoutUncertainty: string | null;
        };
        /** @description a file of a reviewer */
        AssignmentRow: {
            /** @description by which a reviewer knows a file: never by its application, whose name is known */
            assignmentId: components["schemas"]["Uuid"];
            /** @description of the unit, in place of its name */
            code: string;
            cycleId: components["schemas"]["Uuid"];
            deadline: components["schemas"]["StageDeadline"] | null;
            /** @description that is sought */
            grade: string;
            isThird: boolean;
            of: number;
            rated: number;
            /** @enum {string} */
            state: "assigned" | "handedIn" | "recused";
        };
        /** @description how sure a grade and a rank are */
        Certainty: {
            /** @description in as many as the standard asks for */
            certain: boolean | null;
            /** @description share of the re-scorings in which the grade stays; null: none were run */
            kept: number | null;
            rank: number | null;
            rankHigh: number | null;
            rankLow: number | null;
        };
        /**
         * @description an answer in place of that on record
         * @example {
         *       "item": "hours",
         *       "value": 12
         *     }
         */
        Change: {
            item: string;
            /** @enum {string} */
            state?: "n/a" | "insufficient" | "refused";
            value?: number | boolean | string | [
                number,
                number
            ];
        };
        Consistency: {
            from: number;
            /** @description SHA-256, hexadecimal */
            fromRoot: string;
            proof: string[];
            to: number;
            /** @description SHA-256, hexadecimal */
            toRoot: string;
        };
        /** @description a criterion of the standard, in the order of its tree */
        CriterionLine: {
            depth: number;
            description: components["schemas"]["TextMap"] | null;
            id: string;
            parent: string | null;
            /** @description of the whole score; null where the standard says none */
            share: number | null;
            title: components["schemas"]["TextMap"];
        };
        /** @description a round as its office sees it at a glance */
        CycleOverview: {
            cycle: components["schemas"]["CycleView"];
            figures: {
                /** @enum {string} */
                figure: "handedIn" | "firstRatings" | "secondRatings" | "thirdNeeded" | "unassigned" | "openObjections" | "conflicts" | "designated";
                of: number | null;
                value: number;
            }[];
            gaps: {
                criteria: {
                    id: string;
                    title: components["schemas"]["TextMap"];
                }[];
                regions: {
                    means: (number | null)[];
                    n: number;
                    unit: components["schemas"]["UnitLabel"];
                }[];
                /** @description least score of the lowest grade, which the means are held against */
                threshold: number;
            } | null;
            load: {
                assigned: number;
                handedIn: number;
                label: string;
                /** @description name of the account; null: for who does not assign */
                reviewer: string | null;
            }[];
            needsYou: components["schemas"]["InboxItem"][];
            now: {
                applications: number;
                /** @description the last day of the stage that can be told */
                last: components["schemas"]["Day"] | null;
                /** @description working days to it */
                left: number | null;
                /** @description who are assigned to anything */
                reviewers: number;
                /** @description where most of those that are under way stand; null: nobody */
                stage: ("answering" | "completeness" | "review" | "decision" | "notice" | "designation") | null;
                /** @description of this stage, from 1 */
                week: number | null;
                weeks: number | null;
            };
            /** @description those around the cut; null: nobody has been scored, or there are no grades */
            ranks: {
                assessmentId: components["schemas"]["Uuid"];
                /** @description how many hold the grade, or a higher one */
                cut: number;
                /** @description whose border is the cut */
                grade: string;
                of: number;
                rows: {
                    applicationId: components["schemas"]["Uuid"];
                    crosses: boolean;
                    grade: string | null;
                    high: number | null;
                    low: number | null;
                    rank: number;
                    score: number;
                    unit: components["schemas"]["UnitLabel"];
                }[];
                title: components["schemas"]["TextMap"];
            } | null;
            stages: {
                count: number;
                from: components["schemas"]["Day"] | null;
                last: components["schemas"]["Day"] | null;
                overdue: number;
                /** @enum {string} */
                position: "done" | "now" | "coming";
                /** @enum {string} */
                stage: "answering" | "completeness" | "review" | "decision" | "notice" | "designation";
                states: ("answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed")[];
            }[];
            states: {
                count: number;
                nearest: components["schemas"]["StageDeadline"] | null;
                overdue: number;
                /** @enum {string} */
                state: "answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed";
            }[];
            today: components["schemas"]["Day"];
        };
        CycleStage: {
            /** @description type of unit, or body, of the level that acts; null: whoever has the role */
            actsAt: string | null;
            /** @description working days; null: no limit */
            days: number | null;
            stage: string;
        };
        /** @description a round, as everybody may see it */
        CycleView: {
            appeal: {
                answeredWithin: number;
                within: number;
            } | null;
            /** @description the first day on which nobody can apply any more */
            closes: components["schemas"]["Day"];
            cycleId: components["schemas"]["Uuid"];
            grades: components["schemas"]["GradeTitle"][];
            /** @description of the standard, the first is that of its source */
            languages: string[];
            opens: components["schemas"]["Day"];
            /** @description that answers speak of */
            period: string;
            seq: components["schemas"]["Seq"];
            stages: components["schemas"]["CycleStage"][];
            standard: {
                digest: components["schemas"]["Digest"];
                version: string;
            };
            /**
             * @description for who wants to apply
             * @enum {string}
             */
            state: "coming" | "open" | "closed";
            /** @description the same words in several languages; empty: none */
            titles: components["schemas"]["LanguageText"][];
            /** @description of a designation, ISO 8601 */
            validFor: string | null;
        };
        /**
         * Format: date
         * @description a day, YYYY-MM-DD
         * @example 2026-03-01
         */
        Day: string;
        /** @description an application that waits for, or has, a recommendation or a decision */
        DecisionBoardRow: {
            applicationId: components["schemas"]["Uuid"];
            certainty: components["schemas"]["Certainty"] | null;
            computed: string | null;
            cycleId: components["schemas"]["Uuid"];
            deadline: components["schemas"]["StageDeadline"] | null;
            decision: {
                bySilence: boolean;
                grade: string | null;
            } | null;
            /** @description that is sought */
            grade: string;
            may: components["schemas"]["Allowance"][];
            recommendation: {
                grade: string | null;
            } | null;
            replied: boolean;
            score: number | null;
            /** @enum {string} */
            state: "answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed";
            /** @description a third rating stands */
            third: boolean;
            unit: components["schemas"]["UnitLabel"];
        };
        /** @description a designation in a list */
        DesignationRow: {
            code: string;
            designationId: components["schemas"]["Uuid"];
            from: components["schemas"]["Day"];
            grade: string | null;
            /** @description place of the grade among those of its version, the highest first */
            gradePlace: {
                at: number;
                of: number;
            } | null;
            /**
             * @description earlier: from before this record, not recomputable
             * @enum {string}
             */
            kind: "designation" | "earlier";
            seq: components["schemas"]["Seq"];
            /** @enum {string} */
            status: "valid" | "notYetValid" | "expired";
            /** @description of the grade, by language; of an earlier one what its plaque says */
            title: components["schemas"]["TextMap"] | components["schemas"]["LanguageText"][];
            unit: components["schemas"]["UnitLabel"];
            /** @description the first day on which it is no longer valid; null: without an end */
            until: components["schemas"]["Day"] | null;
        };
        /** @description a designation, for whoever stands before its plaque */
        DesignationView: {
            /** @description when it was asked for */
            at: string;
            code: string;
            cycle: {
                cycleId: components["schemas"]["Uuid"];
                period: string;
                /** @description the same words in several languages; empty: none */
                titles: components["schemas"]["LanguageText"][];
            } | null;
            decision: {
                at: string;
                bySilence: boolean;
                reasons: components["schemas"]["Remark"][];
                whyCertain: components["schemas"]["LanguageText"][] | null;
            } | null;
            designationId: components["schemas"]["Uuid"];
            from: components["schemas"]["Day"];
            grade: string | null;
            /** @description place of the grade among those of its version, the highest first */
            gradePlace: {
                at: number;
                of: number;
            } | null;
            grades: components["schemas"]["GradeTitle"][];
            grantedAt: string;
            /** @description all designations of the unit in this programme, the latest first */
            history: components["schemas"]["DesignationRow"][];
            isRecomputable: boolean;
            /**
             * @description earlier: from before this record, not recomputable
             * @enum {string}
             */
            kind: "designation" | "earlier";
            languages: string[];
            /** @description the last day on which it is valid */
            last: components["schemas"]["Day"] | null;
            ledger: {
                /** @description the latest that holds it */
                checkpoint: {
                    at: string;
                    size: number;
                } | null;
                /** @description index of its event */
                leaf: components["schemas"]["Seq"];
                slug: components["schemas"]["Slug"];
            };
            notice: {
                from: components["schemas"]["Day"];
                last: components["schemas"]["Day"];
                noticeId: components["schemas"]["Uuid"];
                objections: {
                    answered: number;
                    open: number;
                    upheld: number;
                };
            } | null;
            /** @description the day that the status is of */
            on: components["schemas"]["Day"];
            organisation: {
                /** @description the same words in several languages; empty: none */
                names: components["schemas"]["LanguageText"][];
                slug: components["schemas"]["Slug"];
            };
            programme: components["schemas"]["ProgrammeName"];
            scorecard: components["schemas"]["ScoreView"] | null;
            seq: components["schemas"]["Seq"];
            /** @description of an earlier one: by which decision, of whom */
            source: components["schemas"]["LanguageText"][] | null;
            standard: {
                digest: components["schemas"]["Digest"];
                title: components["schemas"]["TextMap"];
                version: string;
            } | null;
            /** @enum {string} */
            status: "valid" | "notYetValid" | "expired";
            /** @description of the grade, by language; of an earlier one what its plaque says */
            title: components["schemas"]["TextMap"] | components["schemas"]["LanguageText"][];
            unit: components["schemas"]["UnitLabel"];
            /** @description the first day on which it is no longer valid; null: without an end */
            until: components["schemas"]["Day"] | null;
        };
        /**
         * @description SHA-256, hexadecimal
         * @example 0000000000000000000000000000000000000000000000000000000000000000
         */
        Digest: string;
        /** @description who takes part, and what a list of them can be narrowed to */
        EnrolledGlance: {
            /** @description the last one, which `result` of the units is of; null: there is none yet */
            assessment: {
                assessmentId: components["schemas"]["Uuid"];
                day: components["schemas"]["Day"];
                grades: components["schemas"]["GradeTitle"][];
                nUnits: number;
                period: string;
            } | null;
            items: {
                /** @description of those who take part, that lie in it */
                n: number;
                unit: components["schemas"]["UnitLabel"];
            }[];
            /** @description who take part, of those that you may know of */
            n: number;
            on: components["schemas"]["Day"];
            /** @description the unit that was asked for and those above it, the highest first; empty: none was */
            path: components["schemas"]["UnitLabel"][];
            types: {
                n: number;
                title: components["schemas"]["TextMap"] | null;
                type: string;
            }[];
        };
        /** @description a unit that takes part, in a list */
        EnrolledUnit: {
            /** @description its last one in the round that was asked about; null: none that you may see */
            application: {
                applicationId: components["schemas"]["Uuid"];
                /** @enum {string} */
                state: "answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed";
            } | null;
            /** @description the unit right above it, which stands among `parents` */
            parentId: components["schemas"]["Uuid"] | null;
            /** @description by the last assessment; null: none that you may see */
            result: {
                certainty: components["schemas"]["Certainty"];
                grade: string | null;
                /** @description the public has a page of it */
                isPublic: boolean;
                score: number | null;
            } | null;
            /** @description that it has taken part */
            since: components["schemas"]["Day"];
            unit: components["schemas"]["UnitLabel"];
        };
        /** @description one time of a unit's taking part */
        Enrolment: {
            basis: string;
            from: components["schemas"]["Day"];
            seq: components["schemas"]["Seq"];
            unitId: components["schemas"]["Uuid"];
            /** @description null: nobody has ended it */
            until: components["schemas"]["Day"] | null;
        };
        /** @description a proof, and what it supports */
        Evidence: {
            bytes: number;
            digest: string;
            evidenceId: string;
            links: {
                linkId: string;
                locator: {
                    [key: string]: unknown;
                };
                target: {
                    [key: string]: unknown;
                };
                unitId: string;
            }[];
            mediaType: string;
            programmeId: string | null;
            retainUntil: string | null;
            sides: number[];
            title: components["schemas"]["LanguageText"] | null;
            unitId: string;
            /** @enum {string} */
            visibility: "public" | "reviewers" | "private";
            withdrawn: string | null;
        };
        Explanation: {
            answeredShare: number | null;
            assessmentId: string;
            gates: {
                [key: string]: "no" | "yes" | "unknown";
            };
            grade: string | null;
            gradeByScore: string | null;
            /** @description whether the answers as anybody may see them give the score on record */
            isRecorded: boolean;
            nodes: {
                contribution: number | null;
                depth: number;
                node: string;
                points: {
                    done: number | null;
                    notDone: number | null;
                    planned: number | null;
                    potential: number | null;
                    unfilled: number | null;
                } | null;
                score: number | null;
                share: number | null;
                shareOfWhole: number | null;
                stages: {
                    denominated: number | null;
                    imputed: number | null;
                    normalised: number | null;
                    raw: number | null;
                    treated: number | null;
                } | null;
                /** @enum {string} */
                state: "present" | "missing" | "not applicable" | "insufficient evidence" | "refused";
            }[];
            /** @description the shortest way to the next grade; null where there are no grades, or no way can be promised */
            path: {
                /** @description aimed at; null: the unit holds the highest already */
                grade: string | null;
                /** @description no cheaper way exists */
                proven: boolean;
                reaches: boolean;
                score: number | null;
                steps: {
                    from: number | null;
                    node: string;
                    to: number | null;
                }[];
            } | null;
            score: number | null;
            screened: boolean;
        };
        /** @description an objection that was filed */
        FiledObjection: {
            /** @description by which its answer is found */
            objectionId: components["schemas"]["Uuid"];
            receipt: components["schemas"]["Receipt"];
        };
        /** @description what a unit is asked, with what is known already */
        FormView: {
            applicationId: components["schemas"]["Uuid"];
            canAnswer: boolean;
            criteria: components["schemas"]["CriterionLine"][];
            cycle: {
                cycleId: components["schemas"]["Uuid"];
                /** @description the same words in several languages; empty: none */
                titles: components["schemas"]["LanguageText"][];
            };
            deadline: components["schemas"]["StageDeadline"] | null;
            /** @description of the standard: a draft that was made by another one has to be looked through */
            digest: components["schemas"]["Digest"];
            /** @description that is sought */
            grade: string;
            grades: components["schemas"]["GradeTitle"][];
            languages: string[];
            may: components["schemas"]["Allowance"][];
            organisation: components["schemas"]["Slug"];
            period: string;
            programme: components["schemas"]["ProgrammeName"];
            questions: components["schemas"]["Question"][];
            /** @enum {string} */
            state: "answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed";
            today: components["schemas"]["Day"];
            toMend: components["schemas"]["Remark"][] | null;
            totals: {
                answered: number;
                known: number;
                /** @description for all of them */
                minutes: number;
                /** @description for those that are open */
                minutesLeft: number;
                /** @description questions whose proof is not complete */
                proofsMissing: number;
                /** @description that the unit is asked, and that apply or may apply */
                questions: number;
                toMend: number;
            };
            unit: components["schemas"]["UnitLabel"];
            version: string;
        };
        /** @description a grade of the standard; lists of them begin with the highest */
        GradeTitle: {
            atLeast: number;
            id: string;
            title: components["schemas"]["TextMap"];
        };
        /** @description what waits for who asks, over all programmes */
        Inbox: {
            items: components["schemas"]["InboxItem"][];
            /** @description where your roles let you look, whether anything waits or not */
            openings: {
                /** @description pages of the console; field: those on the phone */
                places: ("home" | "applications" | "review" | "recommend" | "decisions" | "notices" | "units" | "cycles" | "roles" | "field")[];
                programme: components["schemas"]["ProgrammeName"];
            }[];
            overdue: number;
        };
        /** @description something that waits for who asks; lists are in the order of deadlines */
        InboxItem: {
            /** @description null: more than one */
            applicationId: components["schemas"]["Uuid"] | null;
            /** @description of a reviewer's file, which stands for its application */
            assignmentId: components["schemas"]["Uuid"] | null;
            /** @description how many it is about */
            count: number;
            cycleId: components["schemas"]["Uuid"] | null;
            /** @description the nearest */
            deadline: components["schemas"]["StageDeadline"] | null;
            /** @description of its page, without the language in front */
            href: string;
            /** @description the same as long as it is the same thing */
            key: string;
            /** @enum {string} */
            kind: "answer" | "mend" | "reply" | "checkCompleteness" | "assign" | "assignThird" | "declare" | "rate" | "recommend" | "decide" | "publishNotice" | "answerObjection";
            noticeId: components["schemas"]["Uuid"] | null;
            objectionId: components["schemas"]["Uuid"] | null;
            programme: components["schemas"]["ProgrammeName"];
            /** @description a word for why it waits, such as apart or nobody-free */
            reason: string | null;
            /** @description null: more than one */
            unit: components["schemas"]["UnitLabel"] | null;
        };
        Inclusion: {
            index: number;
            /** @description SHA-256, hexadecimal */
            leaf: string;
            proof: string[];
            /** @description SHA-256, hexadecimal */
            root: string;
            size: number;
        };
        /** @description who has applied, for a reviewer to say what ties them to anybody */
        InterestsView: {
            applicants: {
                applicationId: components["schemas"]["Uuid"];
                /** @description null: not yet, which counts as a conflict */
                declared: ("free" | "conflict") | null;
                unit: components["schemas"]["UnitLabel"];
            }[];
            cycleId: components["schemas"]["Uuid"];
        };
        /** @description that there is a private part, not what it says */
        KeptPart: {
            part: string;
            seq: components["schemas"]["Seq"];
            /** @description of its event */
            type: string;
        };
        /**
         * @description words in one language, whence they come and whether a reader approved them
         * @example {
         *       "text": "Good Neighbours",
         *       "lang": "en",
         *       "origin": "source",
         *       "review": null
         *     }
         */
        LanguageText: {
            lang: string;
            /** @enum {string} */
            origin: "source" | "human" | "machine";
            review: ("reviewed" | "unreviewed") | null;
            text: string;
        };
        Ledger: {
            checkpoint: string;
            origin: string;
            root: components["schemas"]["Digest"];
            size: number;
            verifierKey: string;
        };
        /** @description what `from` was passes, whole or in part, to `to` */
        LineageEdge: {
            from: components["schemas"]["Uuid"];
            /** @enum {string} */
            kind: "merge" | "split" | "successor" | "reopened";
            on: components["schemas"]["Day"];
            seq: components["schemas"]["Seq"];
            to: components["schemas"]["Uuid"];
        };
        ListedProgramme: {
            languages: string[];
            names: components["schemas"]["LanguageText"][];
            organisation: components["schemas"]["Slug"];
            programmeId: components["schemas"]["Uuid"];
            slug: components["schemas"]["Slug"];
        };
        /** @description one of those whom a notice is about */
        NoticeEntry: {
            applicationId: components["schemas"]["Uuid"];
            assessmentId: components["schemas"]["Uuid"] | null;
            certainty: components["schemas"]["Certainty"] | null;
            /** @description its code */
            designation: string | null;
            grade: string | null;
            objections: {
                answered: number;
                open: number;
                upheld: number;
            };
            /** @enum {string} */
            outcome: "standing" | "designated" | "reopened" | "withdrawn";
            score: number | null;
            title: components["schemas"]["TextMap"] | null;
            /** @description null where it no longer stands: nobody is named who is not recognised */
            unit: components["schemas"]["UnitLabel"] | null;
        };
        /** @description a notice in a list */
        NoticeRow: {
            cycle: {
                cycleId: components["schemas"]["Uuid"];
                period: string;
                /** @description the same words in several languages; empty: none */
                titles: components["schemas"]["LanguageText"][];
            };
            deadline: components["schemas"]["StageDeadline"];
            from: components["schemas"]["Day"];
            /** @description entries that stand */
            n: number;
            noticeId: components["schemas"]["Uuid"];
            objections: {
                answered: number;
                open: number;
                upheld: number;
            };
            publishedAt: string;
            /** @enum {string} */
            state: "current" | "past";
        };
        /** @description decisions on public notice */
        NoticeView: {
            /** @description objections; open ones without words */
            answers: components["schemas"]["PublicObjection"][];
            cycle: {
                cycleId: components["schemas"]["Uuid"];
                period: string;
                /** @description the same words in several languages; empty: none */
                titles: components["schemas"]["LanguageText"][];
            };
            deadline: components["schemas"]["StageDeadline"];
            entries: components["schemas"]["NoticeEntry"][];
            from: components["schemas"]["Day"];
            grades: components["schemas"]["GradeTitle"][];
            languages: string[];
            noticeId: components["schemas"]["Uuid"];
            objections: {
                answered: number;
                open: number;
                upheld: number;
            };
            organisation: components["schemas"]["Slug"];
            programme: components["schemas"]["ProgrammeName"];
            publishedAt: string;
            /** @description of its event in the programme's ledger */
            seq: components["schemas"]["Seq"];
            /** @enum {string} */
            state: "current" | "past";
            /** @description the same words in several languages; empty: none */
            text: components["schemas"]["LanguageText"][];
            version: string;
        };
        /** @description an objection before the office */
        ObjectionView: {
            answer: components["schemas"]["LanguageText"][] | null;
            answeredAt: string | null;
            applicationId: components["schemas"]["Uuid"];
            /** @description for its answer: as many working days as its notice had, after its end */
            deadline: components["schemas"]["StageDeadline"] | null;
            filedAt: string;
            lang: string;
            may: components["schemas"]["Allowance"][];
            noticeId: components["schemas"]["Uuid"];
            objectionId: components["schemas"]["Uuid"];
            /** @description private parts, opened one at a time for a purpose */
            parts: {
                part: string;
                seq: components["schemas"]["Seq"];
            }[];
            publish: boolean;
            /** @description once answered, where its author agreed; before, its private part is opened */
            text: components["schemas"]["LanguageText"] | null;
            unit: components["schemas"]["UnitLabel"];
            upheld: boolean | null;
        };
        /** @description an answer as anybody may see it */
        Observation: {
            /** @description as in a bundle: a value, or an object with state, error, source, note */
            answer: unknown;
            item: string;
            /** @description empty: any */
            period: string;
            seq: components["schemas"]["Seq"];
        };
        Organisation: {
            names: components["schemas"]["LanguageText"][];
            organisationId: components["schemas"]["Uuid"];
            slug: components["schemas"]["Slug"];
            timeZone: string;
        };
        Overlay: {
            digest: components["schemas"]["Digest"];
            file: components["schemas"]["Digest"];
            language: string;
            seq: components["schemas"]["Seq"];
        };
        /**
         * @description what a unit answers itself
         * @example {
         *       "period": "2026",
         *       "answers": {
         *         "hours": 32,
         *         "forms": true,
         *         "ramps": {
         *           "state": "n/a"
         *         }
         *       }
         *     }
         */
        OwnAnswers: {
            /** @description by the id of the question: a value, or an object with value or state, error, source, note */
            answers: {
                [key: string]: unknown;
            };
            /** @description of the round; empty for a standard without periods */
            period: string;
        };
        Permission: {
            from: components["schemas"]["Uuid"] | null;
            on: components["schemas"]["Day"];
            permissionId: components["schemas"]["Uuid"];
            quantity: string;
            to: components["schemas"]["Uuid"];
        };
        /** @description how a unit would stand; what is left to gain; the cheapest way to the next grade */
        Preview: {
            after: components["schemas"]["Standing"];
            before: components["schemas"]["Standing"] | null;
            gaps: {
                lost: number;
                node: string;
                score: number | null;
                share: number;
                /** @enum {string} */
                state: "present" | "missing" | "n/a" | "insufficient" | "refused";
            }[];
            path: {
                cost: number;
                gatesInTheWay: string[];
                grade: string | null;
                proven: boolean;
                reaches: boolean;
                score: number | null;
                steps: {
                    from: number | null;
                    node: string;
                    to: number;
                }[];
            } | null;
            period: string;
            unit: string;
        };
        /** @description what went wrong, as RFC 9457 tells it */
        Problem: {
            /** @description what was found and what is wanted */
            detail: string;
            /** @description each fault, all at once */
            errors?: {
                detail: string;
                pointer: string;
            }[];
            /** @description id of the request, as the log has it */
            instance?: string;
            /** @description the refusal of a command, for programs: its code, and the facts of it */
            refusal?: {
                code: string;
            };
            status: number;
            title: string;
            /** @description `/problems/` and the kind, a page that explains it */
            type: string;
        };
        Programme: {
            bodies: {
                id: string;
                title: components["schemas"]["LanguageText"][];
            }[];
            calendar: {
                exceptions: {
                    day: components["schemas"]["Day"];
                    working: boolean;
                }[];
                knownThrough: components["schemas"]["Day"] | null;
                weekend: number[];
            };
            languages: string[];
            names: components["schemas"]["LanguageText"][];
            /** @description working days that a standard is on notice at least */
            noticeDays: number;
            organisation: components["schemas"]["Slug"];
            organisationId: components["schemas"]["Uuid"];
            owner: components["schemas"]["LanguageText"][];
            programmeId: components["schemas"]["Uuid"];
            responsibility: {
                body: string;
                criterion: string;
                duty: string;
            }[];
            revision: components["schemas"]["Revision"];
            slug: components["schemas"]["Slug"];
            timeZone: string;
            /** @description the day that it is there now */
            today: components["schemas"]["Day"];
        };
        ProgrammeDocument: {
            documentId: components["schemas"]["Uuid"];
            file: components["schemas"]["Digest"] | null;
            from: components["schemas"]["Day"];
            kind: string;
            title: components["schemas"]["LanguageText"][];
            until: components["schemas"]["Day"] | null;
            url: string | null;
        };
        /** @description a programme in short */
        ProgrammeName: {
            /** @description the same words in several languages; empty: none */
            names: components["schemas"]["LanguageText"][];
            slug: components["schemas"]["Slug"];
        };
        /** @description a proof of one answer */
        ProofLine: {
            addedOn: components["schemas"]["Day"];
            bytes: number;
            evidenceId: components["schemas"]["Uuid"];
            /** @description where its bytes are; null: private, opened one at a time for a purpose */
            href: string | null;
            linkId: components["schemas"]["Uuid"];
            /** @description where in the file to look */
            locator: unknown;
            mediaType: string;
            /** @description of smaller pictures, in pixels */
            sides: number[];
            title: components["schemas"]["LanguageText"] | null;
            /** @enum {string} */
            visibility: "public" | "reviewers" | "private";
        };
        /** @description an objection, as everybody may see it */
        PublicObjection: {
            answer: components["schemas"]["LanguageText"][] | null;
            /** @description null: open */
            answeredAt: string | null;
            applicationId: components["schemas"]["Uuid"];
            filedAt: string;
            objectionId: components["schemas"]["Uuid"];
            /** @description once answered, where its author agreed */
            text: components["schemas"]["LanguageText"] | null;
            upheld: boolean | null;
        };
        /** @description one question, with the answer on record */
        Question: {
            /** @description on record, and counts; null: none */
            answer: unknown;
            /** @description null: not known, for something it hangs on is not */
            applies: boolean | null;
            /** @description the condition, as the standard says it */
            appliesWhen: string | null;
            /** @description id of the question that says of how many people this one is */
            base: string | null;
            /**
             * @description who answers; else only proof is asked
             * @enum {string}
             */
            by: "unit" | "reviewer" | "office" | "survey" | "childUnits";
            /** @description those above it, the highest first */
            criteria: string[];
            description: components["schemas"]["TextMap"] | null;
            /** @description of the indicator or criterion, or of the base of one, such as treated_well.base */
            id: string;
            /** @description what an answer is recorded under */
            item: string;
            /** @enum {string} */
            kind: "amount" | "share" | "count" | "yes-no" | "choice" | "rubric" | "checklist" | "status";
            known: {
                /** @description that is known; of an earlier period it counts only where `counts` is true */
                answer: unknown;
                at: string | null;
                counts: boolean;
                /**
                 * @description another programme; here before the unit applied; of an earlier period
                 * @enum {string}
                 */
                from: "programme" | "before" | "period";
                period: string;
                programme: components["schemas"]["ProgrammeName"] | null;
                seq: components["schemas"]["Seq"];
            } | null;
            /** @description of a rubric, lowest first; the first is level 0 */
            levels: components["schemas"]["TextMap"][];
            /** @description unit of measure */
            measure: string | null;
            /** @description while it is mended: its answer, or a proof of it, came after what was handed in */
            mended: boolean;
            minutes: number | null;
            /** @description a gate or a grade asks for it */
            mustHave: boolean;
            /** @description of a choice, or the items of a checklist */
            options: {
                id: string;
                title: components["schemas"]["TextMap"];
                /** @description of an item of a checklist, whose answer is the weight of what is there, of all; null: of a choice */
                weight: number | null;
            }[];
            proofAsked: {
                atLeast: number;
                /** @description ISO 8601 */
                notOlderThan: string | null;
                /** @description kinds; empty: any */
                of: string[];
                titles: components["schemas"]["TextMap"][];
            } | null;
            proofDone: boolean;
            proofs: components["schemas"]["ProofLine"][];
            /** @description that is accepted; null at an end: no limit */
            range: {
                least: number | null;
                most: number | null;
            } | null;
            /** @description reviewers rate it */
            rated: boolean;
            /**
             * @description known: on record from elsewhere, and counts unless changed
             * @enum {string}
             */
            state: "open" | "known" | "answered";
            title: components["schemas"]["TextMap"];
            /** @description what was said of it at the completeness check */
            toMend: components["schemas"]["LanguageText"][][];
        };
        /**
         * @description events that a command has made; null where nothing had to be recorded
         * @example {
         *       "kind": "programme",
         *       "log": "good-neighbours",
         *       "first": 17,
         *       "last": 17,
         *       "at": "2026-03-01T09:30:00.000Z"
         *     }
         */
        Receipt: {
            at: string;
            first: components["schemas"]["Seq"] | null;
            /** @enum {string} */
            kind: "organisation" | "programme";
            last: components["schemas"]["Seq"] | null;
            log: components["schemas"]["Slug"];
        };
        /** @description units that a list of applications can be narrowed to */
        Regions: {
            items: {
                /** @description applications that lie in it */
                n: number;
                unit: components["schemas"]["UnitLabel"];
            }[];
            /** @description the unit that was asked for and those above it, the highest first; empty: none was */
            path: components["schemas"]["UnitLabel"][];
        };
        /** @description what is said of one place of the standard */
        Remark: {
            /** @description id of a criterion or an indicator */
            at: string;
            /** @description the same words in several languages; empty: none */
            text: components["schemas"]["LanguageText"][];
            title: components["schemas"]["TextMap"] | null;
        };
        ReviewedIndicator: {
            /** @description of the unit, as in a bundle; null: none */
            answer: unknown;
            /** @description levels between two ratings that call a third */
            apartBy: number | null;
            criteria: string[];
            description: components["schemas"]["TextMap"] | null;
            id: string;
            item: string;
            kind: string;
            /** @description of its rubric, lowest first */
            levels: components["schemas"]["TextMap"][];
            measure: string | null;
            options: {
                id: string;
                title: components["schemas"]["TextMap"];
            }[];
            /** @description null until all are in */
            others: {
                /** @enum {string} */
                confidence: "low" | "middle" | "high";
                evidence: components["schemas"]["Uuid"][];
                label: string;
                /** @description null: the evidence is insufficient, which is not the level 0 */
                level: number | null;
                reason: components["schemas"]["LanguageText"] | null;
            }[] | null;
            own: {
                /** @enum {string} */
                confidence: "low" | "middle" | "high";
                evidence: components["schemas"]["Uuid"][];
                /** @description null: the evidence is insufficient, which is not the level 0 */
                level: number | null;
                reason: components["schemas"]["LanguageText"] | null;
            } | null;
            proofs: components["schemas"]["ProofLine"][];
            rated: boolean;
            settled: number | null;
            /** @description of the whole score */
            share: number | null;
            title: components["schemas"]["TextMap"];
        };
        /** @description who could be assigned, and why not */
        ReviewerCandidate: {
            /** @description applications of the round that are assigned to this account and not handed in */
            assigned: number;
            blocked: ("undeclared" | "conflict" | "assigned" | "recused" | "unit" | "yourself") | null;
            declared: ("free" | "conflict") | null;
            handedIn: number;
            /** @description name of the account */
            reviewer: string;
        };
        /** @description the workbench: one application before one of its reviewers */
        ReviewView: {
            assignmentId: components["schemas"]["Uuid"];
            /** @description of the unit, in place of its name */
            code: string;
            criteria: {
                depth: number;
                description: components["schemas"]["TextMap"] | null;
                id: string;
                of: number;
                parent: string | null;
                rated: number;
                /** @description of the whole score; null where the standard says none */
                share: number | null;
                /**
                 * @description unrated: nothing below it is rated
                 * @enum {string}
                 */
                state: "none" | "draft" | "rated" | "unrated";
                title: components["schemas"]["TextMap"];
            }[];
            cycle: {
                cycleId: components["schemas"]["Uuid"];
                /** @description the same words in several languages; empty: none */
                titles: components["schemas"]["LanguageText"][];
            };
            deadline: components["schemas"]["StageDeadline"] | null;
            /** @description of one's own files, from 1 */
            file: {
                k: number;
                of: number;
            };
            files: components["schemas"]["AssignmentRow"][];
            grade: string;
            gradeTitle: components["schemas"]["TextMap"];
            /** @description parts that are null for who asks, though they may exist, and why */
            hidden: {
                [key: string]: "not-yet" | "not-yours" | "private";
            };
            indicators: components["schemas"]["ReviewedIndicator"][];
            isThird: boolean;
            languages: string[];
            may: components["schemas"]["Allowance"][];
            organisation: components["schemas"]["Slug"];
            period: string;
            programme: components["schemas"]["ProgrammeName"];
            savedAt: string | null;
            /** @enum {string} */
            state: "assigned" | "handedIn" | "recused";
            /** @description from 0 to 100, over rated indicators alone; null before the first rating */
            total: {
                /** @description were it at its highest */
                high: number;
                /** @description were all that is unrated at level 0 */
                low: number;
                /** @description of the own ratings: mean of the levels as shares, by weight */
                score: number;
            } | null;
        };
        /**
         * @description what If-Match of a command speaks of, in quotes
         * @example 1
         */
        Revision: number;
        RoleGrant: {
            account: string;
            from: components["schemas"]["Day"];
            grantId: components["schemas"]["Uuid"];
            /** @enum {string} */
            role: "operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor";
            /** @description what it is called today */
            unit: components["schemas"]["UnitLabel"] | null;
            /** @description over this unit and all below it; null: over all */
            unitId: components["schemas"]["Uuid"] | null;
            until: components["schemas"]["Day"] | null;
        };
        /** @description a copy of a programme for a rehearsal: nothing in it counts */
        Sandbox: {
            /** @description how much, and as of which day; null: it is not whole, or not yet, and there for nobody */
            copied: {
                answers: number;
                day: components["schemas"]["Day"];
                enrolled: number;
                units: number;
            } | null;
            madeAt: string;
            organisationId: components["schemas"]["Uuid"];
            /** @description name of its programme, and of its organisation */
            slug: components["schemas"]["Slug"];
        };
        /** @description the scorecard of a unit as it was recorded, with how sure it is */
        Scorecard: {
            grade: string | null;
            rank: number | null;
            score: number | null;
            /** @description null: none could be computed */
            uncertainty: ({
                rankHigh: number | null;
                rankLow: number | null;
                rankMedian: number | null;
                /** @description by node its scores at 5 and 95 % of the re-scorings; null: it has none; absent: not computed */
                scores?: {
                    [key: string]: number[] | null;
                };
            } & {
                [key: string]: unknown;
            }) | null;
            unit: components["schemas"]["Uuid"];
        } & {
            [key: string]: unknown;
        };
        /** @description a recorded scorecard, criterion by criterion */
        ScoreView: {
            assessmentId: components["schemas"]["Uuid"];
            certainty: components["schemas"]["Certainty"];
            criteria: {
                id: string;
                /** @description scores at 5 and 95 % of the re-scorings; null: not computed */
                interval: {
                    high: number;
                    low: number;
                } | null;
                parent: string | null;
                score: number | null;
                share: number | null;
                /** @description why there is no score */
                state: string | null;
                title: components["schemas"]["TextMap"];
            }[];
            /** @description of the standard; nothing outweighs one that does not hold */
            gates: {
                /** @description what it asks, in words; the standard has it exactly */
                asks: components["schemas"]["TextMap"];
                /** @enum {string} */
                holds: "yes" | "no" | "unknown";
                id: string;
                title: components["schemas"]["TextMap"];
            }[];
            grade: string | null;
            /** @description that the score would give, whatever else is asked for; null: none */
            gradeByScore: string | null;
            /** @description scores at 5 and 95 % of the re-scorings; null: not computed */
            interval: {
                high: number;
                low: number;
            } | null;
            /** @description units that were scored with it */
            of: number;
            /** @description between which scores run */
            scale: {
                high: number;
                low: number;
            };
            score: number | null;
        };
        /**
         * @description number of an event in its ledger
         * @example 17
         */
        Seq: number;
        ShortAssessment: {
            assessmentId: components["schemas"]["Uuid"];
            day: components["schemas"]["Day"];
            nUnits: number;
            period: string;
            seq: components["schemas"]["Seq"];
            version: string;
        };
        /**
         * @description name in addresses
         * @example good-neighbours
         */
        Slug: string;
        /** @description until when a stage lasts */
        StageDeadline: {
            /** @description working days that it was counted as; null: a day that was said as such */
            days: number | null;
            /** @description the last day that is in time */
            last: components["schemas"]["Day"];
            /** @description working days from today on that are in time, today among them; 0: over */
            left: number;
            overdue: boolean;
            /** @description the calendar is not known to its end: it may move to a later day, never earlier */
            provisional: boolean;
            /** @description the first day that is too late */
            until: components["schemas"]["Day"];
        };
        StandardObjection: {
            answer: components["schemas"]["LanguageText"][] | null;
            answeredAt: string | null;
            filedAt: string;
            objectionId: components["schemas"]["Uuid"];
            seq: components["schemas"]["Seq"];
            /** @description null: its author did not agree to publish it */
            text: components["schemas"]["LanguageText"] | null;
            /** @description null: not answered yet */
            upheld: boolean | null;
            version: string;
        };
        /** @description a place of a standard: what was found, what is wanted */
        StandardProblem: {
            code: string;
            column: number;
            got: string;
            level: string;
            line: number;
            path: string;
            want: string;
        };
        StandardVersion: {
            /** @description by which decision it was in force before Touchstone */
            adoptedBasis: string | null;
            change: ("typo" | "clarification" | "substantive") | null;
            comparedWith: string | null;
            digest: components["schemas"]["Digest"];
            effectiveFrom: components["schemas"]["Day"] | null;
            effectiveUntil: components["schemas"]["Day"] | null;
            /** @description of the YAML as published */
            file: components["schemas"]["Digest"];
            hasSecondKey: boolean;
            needsSecondKey: string[];
            noticeDays: number | null;
            noticeFrom: components["schemas"]["Day"] | null;
            noticeUntil: components["schemas"]["Day"] | null;
            seq: components["schemas"]["Seq"];
            standardId: string;
            /** @enum {string} */
            state: "draft" | "notice" | "effective" | "superseded" | "withdrawn";
            version: string;
        };
        /** @description where a unit stands, in published digits; null: none */
        Standing: {
            gates: {
                [key: string]: "yes" | "no" | "unknown";
            };
            grade: string | null;
            gradeByScore: string | null;
            nodes: {
                [key: string]: {
                    score: number | null;
                    /** @enum {string} */
                    state: "present" | "missing" | "n/a" | "insufficient" | "refused";
                };
            };
            rank: number | null;
            ranked: number;
            score: number | null;
        };
        Submission: {
            /** @description of the file of its rows */
            file: components["schemas"]["Digest"];
            items: string[];
            nAnswers: number;
            nRows: number;
            period: string;
            /** @description of its event, in the organisation's ledger */
            seq: components["schemas"]["Seq"];
            submissionId: components["schemas"]["Uuid"];
        };
        /** @description what a table of answers has brought */
        Submitted: {
            /** @description figures about people that may not be published, and were not recorded */
            held: {
                throughOthers: number;
                tooFew: number;
                tooNear: number;
                withoutBase: number;
            };
            periods: string[];
            receipt: components["schemas"]["Receipt"];
            recorded: number;
            remarks: string[];
            /** @description answers of the table */
            said: number;
            /** @description of those, as on record */
            same: number;
            submissionId: string;
            units: number;
        };
        /**
         * @description words of a standard by language; the first of the view's `languages` is that of the source
         * @example {
         *       "en": "Opening hours",
         *       "bo": "སྒོ་འབྱེད་པའི་དུས།"
         *     }
         */
        TextMap: {
            [key: string]: string;
        };
        /** @description a unit with its whole history; null is open at that end */
        Unit: {
            closed: components["schemas"]["Day"] | null;
            codes: {
                code: string;
                from: components["schemas"]["Day"] | null;
                scheme: string;
                until: components["schemas"]["Day"] | null;
            }[];
            lineage: components["schemas"]["LineageEdge"][];
            memberships: {
                from: components["schemas"]["Day"] | null;
                hierarchy: string;
                parent: components["schemas"]["Uuid"];
                until: components["schemas"]["Day"] | null;
            }[];
            names: {
                from: components["schemas"]["Day"] | null;
                lang: string;
                /** @enum {string} */
                origin: "source" | "human" | "machine";
                review: ("reviewed" | "unreviewed") | null;
                text: string;
                until: components["schemas"]["Day"] | null;
            }[];
            no: number;
            opened: components["schemas"]["Day"] | null;
            pauses: {
                closed: components["schemas"]["Day"];
                reopened: components["schemas"]["Day"];
            }[];
            revision: components["schemas"]["Revision"];
            type: string;
            unitId: components["schemas"]["Uuid"];
        };
        /** @description what a unit is called, for who asks */
        UnitLabel: {
            /** @description stands in place of all others, which are null and empty then */
            anonymous: string | null;
            code: string | null;
            names: {
                lang: string;
                text: string;
            }[];
            type: string | null;
            unitId: components["schemas"]["Uuid"] | null;
        };
        /** @description a unit in short, as it is on a day */
        UnitLine: {
            closed: components["schemas"]["Day"] | null;
            code: string | null;
            names: {
                lang: string;
                text: string;
            }[];
            opened: components["schemas"]["Day"] | null;
            type: string;
            unitId: components["schemas"]["Uuid"];
        };
        UnitScorecard: {
            assessment: {
                assessmentId: components["schemas"]["Uuid"];
                day: components["schemas"]["Day"];
                nUnits: number;
                period: string;
                seq: components["schemas"]["Seq"];
                version: string;
                withoutUncertainty: string | null;
            };
            note: string;
            scorecard: components["schemas"]["Scorecard"];
            unit: {
                code: string | null;
                names: {
                    lang: string;
                    text: string;
                }[];
                type: string;
                unitId: components["schemas"]["Uuid"];
            };
        };
        /**
         * @description a UUID, in small letters
         * @example 0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88
         */
        Uuid: string;
    };
    responses: {
        /** @description It has changed meanwhile */
        "changed-meanwhile": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/changed-meanwhile",
                 *       "title": "It has changed meanwhile",
                 *       "status": 412,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This does not go together with what is recorded */
        conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/conflict",
                 *       "title": "This does not go together with what is recorded",
                 *       "status": 409,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the server */
        fault: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/fault",
                 *       "title": "A fault of the server",
                 *       "status": 500,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request can't be read */
        "invalid-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invalid-request",
                 *       "title": "The request can't be read",
                 *       "status": 400,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This account may not do this */
        "not-allowed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-allowed",
                 *       "title": "This account may not do this",
                 *       "status": 403,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing here */
        "not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-found",
                 *       "title": "There is nothing here",
                 *       "status": 404,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Sign in first */
        "not-signed-in": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-signed-in",
                 *       "title": "Sign in first",
                 *       "status": 401,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing can be recorded at the moment */
        "read-only": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/read-only",
                 *       "title": "Nothing can be recorded at the moment",
                 *       "status": 503,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The record refuses this */
        refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/refused",
                 *       "title": "The record refuses this",
                 *       "status": 422,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too much in one request */
        "too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-large",
                 *       "title": "Too much in one request",
                 *       "status": 413,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests */
        "too-many-requests": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-many-requests",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This kind of content is not read here */
        "wrong-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/wrong-media-type",
                 *       "title": "This kind of content is not read here",
                 *       "status": 415,
                 *       "detail": "…"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    checkStandard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "yaml": "touchstone: 1\nid: good-neighbours\n…"
                 *     }
                 */
                "application/json": {
                    yaml: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: components["schemas"]["Digest"] | null;
                        ok: boolean;
                        problems: components["schemas"]["StandardProblem"][];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    findDesignation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as on the plaque; capitals, spaces, hyphens, O for 0 do not matter */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignationView"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getInbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getLedger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "organisation" | "programme";
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "organisation" | "programme";
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a signed note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description the earlier size */
                from: number;
                /** @description the later one; that of the last checkpoint where it is left out */
                to?: number;
            };
            header?: never;
            path: {
                kind: "organisation" | "programme";
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consistency"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    proveInclusion: {
        parameters: {
            query: {
                /** @description number of the event */
                index: number;
                /** @description of the tree; that of the last checkpoint where it is left out */
                size?: number;
            };
            header?: never;
            path: {
                kind: "organisation" | "programme";
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inclusion"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getTile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "organisation" | "programme";
                slug: components["schemas"]["Slug"];
                tile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** @enum {string} */
                        by: "session" | "token";
                        roles: {
                            from: components["schemas"]["Day"];
                            /** @enum {string} */
                            kind: "organisation" | "programme";
                            log: components["schemas"]["Slug"];
                            /** @enum {string} */
                            role: "operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor";
                            unitId: components["schemas"]["Uuid"] | null;
                            until: components["schemas"]["Day"] | null;
                        }[];
                        scopes: ("read" | "submit" | "command" | "private")[];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    endPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getMyReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            kind: "organisation" | "programme";
                            log: components["schemas"]["Slug"];
                            of: string;
                            part: string;
                            /** @enum {string} */
                            purpose: "answer" | "contact" | "identity-check" | "legal-duty" | "request-of-the-person";
                            /** @enum {string} */
                            role: "operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor";
                            seq: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                        secret: string;
                        uri: string;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    endSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getMySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hasPassword: boolean;
                        hasSecondFactor: boolean;
                        passkeys: {
                            createdAt: string | null;
                            name: string | null;
                            passkeyId: components["schemas"]["Uuid"];
                        }[];
                        sessions: {
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            isThis: boolean;
                            sessionId: components["schemas"]["Uuid"];
                            userAgent: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedOn: components["schemas"]["Day"] | null;
                            name: string;
                            scopes: ("read" | "submit" | "command" | "private")[];
                            tokenId: components["schemas"]["Uuid"];
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    expiresAt?: string | null;
                    name: string;
                    scopes: ("read" | "submit" | "command" | "private")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        tokenId: components["schemas"]["Uuid"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    endToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Organisation"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: components["schemas"]["LanguageText"][];
                        organisationId: components["schemas"]["Uuid"];
                        revision: components["schemas"]["Revision"];
                        slug: components["schemas"]["Slug"];
                        timeZone: string;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listHoldersOfCode: {
        parameters: {
            query?: {
                on?: components["schemas"]["Day"];
                programme?: components["schemas"]["Slug"];
            };
            header?: never;
            path: {
                code: string;
                organisation: components["schemas"]["Slug"];
                scheme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            from: components["schemas"]["Day"] | null;
                            unitId: components["schemas"]["Uuid"];
                            until: components["schemas"]["Day"] | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listEvidence: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                unit: string;
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Evidence"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getEvidenceFile: {
        parameters: {
            query?: {
                side?: "320" | "1280";
            };
            header?: never;
            path: {
                digest: string;
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    readPrivateEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidenceId: string;
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    programme?: components["schemas"]["Slug"];
                    /** @enum {string} */
                    purpose: "answer" | "contact" | "identity-check" | "legal-duty" | "request-of-the-person";
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    exportUnits: {
        parameters: {
            query?: {
                /** @description by default what Accept says, else ndjson */
                format?: "ndjson" | "csv" | "parquet";
                on?: components["schemas"]["Day"];
                /** @description of the codes of units */
                scheme?: string;
                type?: string;
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    importMovements: {
        parameters: {
            query?: {
                /** @description of the column parent */
                hierarchy?: string;
                /** @description of the column name; by default the organisation's */
                language?: string;
                /** @description of the codes */
                scheme?: string;
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        /** @description the table, in the form that Content-Type says */
        requestBody: {
            content: {
                "application/vnd.apache.parquet": unknown;
                "application/x-ndjson": unknown;
                "text/csv": unknown;
                "text/tab-separated-values": unknown;
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description this very table was recorded before */
                        again: boolean;
                        events: {
                            [key: string]: number;
                        };
                        receipt: components["schemas"]["Receipt"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    countUnits: {
        parameters: {
            query?: {
                on?: components["schemas"]["Day"];
                programme?: components["schemas"]["Slug"];
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                hierarchy?: string;
                /** @description how many at most */
                limit?: number;
                on?: components["schemas"]["Day"];
                programme?: components["schemas"]["Slug"];
                /** @description that codes are of */
                scheme?: string;
                type?: string;
                under?: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitLine"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    importUnits: {
        parameters: {
            query?: {
                /** @description of the column parent */
                hierarchy?: string;
                /** @description of the column name; by default the organisation's */
                language?: string;
                /** @description of the codes */
                scheme?: string;
                /** @description of units whose row has none */
                type?: string;
                update?: components["schemas"]["Day"];
            };
            header?: {
                /** @description the same key does the same once, however often it is sent */
                "idempotency-key"?: string;
            };
            path: {
                organisation: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        /** @description the table, in the form that Content-Type says */
        requestBody: {
            content: {
                "application/vnd.apache.parquet": unknown;
                "application/x-ndjson": unknown;
                "text/csv": unknown;
                "text/tab-separated-values": unknown;
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                        new: number;
                        receipt: components["schemas"]["Receipt"] | null;
                        same: number;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listUnitAncestors: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                hierarchy?: string;
                /** @description how many at most */
                limit?: number;
                on?: components["schemas"]["Day"];
                programme?: components["schemas"]["Slug"];
                /** @description that codes are of */
                scheme?: string;
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitLine"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getUnitBoundaries: {
        parameters: {
            query: {
                day: components["schemas"]["Day"];
                other: components["schemas"]["Day"];
                programme?: components["schemas"]["Slug"];
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "same" | "within" | "together" | "divided" | "none";
                        sources: components["schemas"]["Uuid"][];
                        units: components["schemas"]["Uuid"][];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listUnitChildren: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                hierarchy?: string;
                /** @description how many at most */
                limit?: number;
                on?: components["schemas"]["Day"];
                programme?: components["schemas"]["Slug"];
                /** @description that codes are of */
                scheme?: string;
            };
            header?: never;
            path: {
                organisation: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitLine"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationListAccounts: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationAddEvidence: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "evidenceId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "programmeId": null,
                 *       "title": {
                 *         "text": "Good Neighbours",
                 *         "lang": "en",
                 *         "origin": "source",
                 *         "review": null
                 *       },
                 *       "retainUntil": null
                 *     }
                 */
                "application/json": {
                    evidenceId: components["schemas"]["Uuid"];
                    programmeId: components["schemas"]["Uuid"] | null;
                    retainUntil: components["schemas"]["Day"] | null;
                    title: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    } | null;
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationCloseUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "successors": [],
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    on: components["schemas"]["Day"];
                    successors: components["schemas"]["Uuid"][];
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationEndRole: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grantId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    grantId: components["schemas"]["Uuid"];
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationEndSharing: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissionId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    on: components["schemas"]["Day"];
                    permissionId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationErasePrivatePart: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seq": 17,
                 *       "part": "contact",
                 *       "reason": "request-of-the-person"
                 *     }
                 */
                "application/json": {
                    part: string;
                    /** @enum {string} */
                    reason: "time-over" | "request-of-the-person" | "mistake";
                    seq: components["schemas"]["Seq"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationFoundOrganisation: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "larkwater",
                 *       "names": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "timeZone": "Asia/Shanghai"
                 *     }
                 */
                "application/json": {
                    /** @description of the roles that its founder begins with, operator and office; made by the server where left out */
                    grantIds?: [
                        components["schemas"]["Uuid"],
                        components["schemas"]["Uuid"]
                    ];
                    names: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    organisationId?: components["schemas"]["Uuid"];
                    slug: components["schemas"]["Slug"];
                    timeZone: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationGrantRole: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account": "mei",
                 *       "role": "coordinator",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "from": "2026-03-01",
                 *       "until": null
                 *     }
                 */
                "application/json": {
                    /** @description name of the account that receives the role */
                    account: string;
                    from: components["schemas"]["Day"];
                    grantId?: components["schemas"]["Uuid"];
                    /** @enum {string} */
                    role: "operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor";
                    unitId: components["schemas"]["Uuid"] | null;
                    until: components["schemas"]["Day"] | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationLinkEvidence: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "evidenceId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "target": {
                 *         "kind": "unit"
                 *       },
                 *       "locator": {
                 *         "kind": "page",
                 *         "page": 2
                 *       }
                 *     }
                 */
                "application/json": {
                    evidenceId: components["schemas"]["Uuid"];
                    linkId?: components["schemas"]["Uuid"];
                    locator: {
                        /** @enum {string} */
                        kind: "whole";
                    } | {
                        /** @enum {string} */
                        kind: "page";
                        page: number;
                    } | {
                        height: number;
                        /** @enum {string} */
                        kind: "region";
                        page: number | null;
                        width: number;
                        x: number;
                        y: number;
                    } | {
                        from: number;
                        /** @enum {string} */
                        kind: "lines";
                        to: number;
                    };
                    target: {
                        item: string;
                        /** @enum {string} */
                        kind: "observation";
                        period: string;
                    } | {
                        /** @enum {string} */
                        kind: "submission";
                        submissionId: components["schemas"]["Uuid"];
                    } | {
                        /** @enum {string} */
                        kind: "unit";
                    };
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationMergeUnits: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": [
                 *         "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *       ],
                 *       "into": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    from: components["schemas"]["Uuid"][];
                    into: components["schemas"]["Uuid"] | {
                        codes: {
                            code: string;
                            scheme: string;
                        }[];
                        names: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                        parents: {
                            hierarchy: string;
                            parent: components["schemas"]["Uuid"];
                        }[] | null;
                        unitId?: components["schemas"]["Uuid"];
                        unitType: string | null;
                    };
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationMoveUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "hierarchy": "admin",
                 *       "parent": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    hierarchy: string;
                    on: components["schemas"]["Day"];
                    parent: components["schemas"]["Uuid"] | null;
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationPermitSharing: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "notices@1",
                 *       "from": null,
                 *       "to": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    /** @description the programme that it was handed in for; null: any of the organisation */
                    from: components["schemas"]["Uuid"] | null;
                    on: components["schemas"]["Day"];
                    permissionId?: components["schemas"]["Uuid"];
                    quantity: string;
                    to: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationReadPrivatePart: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seq": 17,
                 *       "part": "contact",
                 *       "purpose": "answer"
                 *     }
                 */
                "application/json": {
                    part: string;
                    /** @enum {string} */
                    purpose: "answer" | "contact" | "identity-check" | "legal-duty" | "request-of-the-person";
                    seq: components["schemas"]["Seq"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: unknown;
                        receipt: components["schemas"]["Receipt"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationRecodeUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "scheme": "code",
                 *       "code": "fz-70",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    code: string;
                    on: components["schemas"]["Day"];
                    scheme: string;
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationRegisterUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unit": {
                 *         "unitType": "village",
                 *         "names": [
                 *           {
                 *             "text": "Good Neighbours",
                 *             "lang": "en",
                 *             "origin": "source",
                 *             "review": null
                 *           }
                 *         ],
                 *         "codes": [
                 *           {
                 *             "scheme": "code",
                 *             "code": "fz-07"
                 *           }
                 *         ],
                 *         "parents": [
                 *           {
                 *             "hierarchy": "admin",
                 *             "parent": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *           }
                 *         ]
                 *       },
                 *       "opened": null
                 *     }
                 */
                "application/json": {
                    opened: components["schemas"]["Day"] | null;
                    unit: {
                        codes: {
                            code: string;
                            scheme: string;
                        }[];
                        names: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                        parents: {
                            hierarchy: string;
                            parent: components["schemas"]["Uuid"];
                        }[] | null;
                        unitId?: components["schemas"]["Uuid"];
                        unitType: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationRenameUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "names": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    names: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    on: components["schemas"]["Day"];
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationReopenUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "names": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "code": null,
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    code: {
                        code: string;
                        scheme: string;
                    } | null;
                    names: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    on: components["schemas"]["Day"];
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationSplitUnit: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "goesOn": true,
                 *       "into": [
                 *         "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *       ],
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    from: components["schemas"]["Uuid"];
                    goesOn: boolean;
                    into: (components["schemas"]["Uuid"] | {
                        codes: {
                            code: string;
                            scheme: string;
                        }[];
                        names: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                        parents: {
                            hierarchy: string;
                            parent: components["schemas"]["Uuid"];
                        }[] | null;
                        unitId?: components["schemas"]["Uuid"];
                        unitType: string | null;
                    })[];
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationUnlinkEvidence: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "linkId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    linkId: components["schemas"]["Uuid"];
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationWithdrawEvidence: {
        parameters: {
            query?: {
                programme?: components["schemas"]["Slug"];
            };
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "evidenceId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "reason": "mistake"
                 *     }
                 */
                "application/json": {
                    evidenceId: components["schemas"]["Uuid"];
                    /** @enum {string} */
                    reason: "mistake" | "request-of-the-person" | "replaced";
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    inviteToOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    /**
                     * @description by which a provider knows them; null: none
                     * @default null
                     */
                    address?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** Format: date-time */
                        expiresAt: string;
                        link: string;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listPermissions: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Permission"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationListPrivateParts: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["KeptPart"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    organisationListRoles: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                /** @description one or more of them */
                role?: ("operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor") | ("operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor")[];
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoleGrant"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listProgrammes: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                organisation?: components["schemas"]["Slug"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedProgramme"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listApplications: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                cycle?: components["schemas"]["Uuid"];
                /** @description how many at most */
                limit?: number;
                /** @description one or more of them */
                state?: ("answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed") | ("answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed")[];
                /** @description in the name or the code of the unit */
                text?: string;
                under?: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApplicationRow"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getApplicationForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormView"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listReviewers: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                application: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReviewerCandidate"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listAssessments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Assessment"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    assess: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description empty for a standard whose data have none */
                    period: string;
                };
            };
        };
        responses: {
            /** @description lines of JSON: { progress, share } as often as it gets on, then { result } or { problem } */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assessment: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assessmentId: components["schemas"]["Uuid"];
                        cut: {
                            organisation: {
                                root: components["schemas"]["Digest"];
                                size: number;
                            };
                            programme: {
                                root: components["schemas"]["Digest"];
                                size: number;
                            };
                        };
                        day: components["schemas"]["Day"];
                        engine: string;
                        grades: {
                            /** @description null: none */
                            grade: string | null;
                            /** @description keep it in as many re-scorings as the standard asks for */
                            nCertain: number;
                            nUnits: number;
                        }[];
                        inputs: components["schemas"]["Digest"];
                        nUnits: number;
                        /** @description empty for a standard whose data have none */
                        period: string;
                        sealed: unknown[];
                        seq: components["schemas"]["Seq"];
                        standard: {
                            digest: components["schemas"]["Digest"];
                            version: string;
                        };
                        uncertainty: unknown;
                        unfit: {
                            answers: number;
                            item: string;
                        }[];
                        withoutUncertainty: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listCycles: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CycleView"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cycle: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleView"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listDecisions: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                cycle: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DecisionBoardRow"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getInterests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cycle: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterestsView"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getCycleOverview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cycle: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleOverview"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listRegions: {
        parameters: {
            query?: {
                under?: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                cycle: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regions"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listDesignations: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                unit?: components["schemas"]["Uuid"];
                /** @description only those valid today */
                valid?: "true" | "false";
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DesignationRow"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getDesignation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as on the plaque; capitals, spaces, hyphens, O for 0 do not matter */
                code: string;
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignationView"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listProgrammeDocuments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProgrammeDocument"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getProgrammeDocumentFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getEnrolled: {
        parameters: {
            query?: {
                under?: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledGlance"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listEnrolledUnits: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                cycle?: components["schemas"]["Uuid"];
                /** @description how many at most */
                limit?: number;
                /** @description one or more of them; `none`: has not applied in the round */
                state?: ("answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed" | "none") | ("answering" | "handedIn" | "mending" | "review" | "settling" | "reply" | "recommending" | "deciding" | "decided" | "noticed" | "designated" | "declined" | "withdrawn" | "lapsed" | "none")[];
                /** @description in the name or the code of the unit */
                text?: string;
                type?: string;
                under?: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EnrolledUnit"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        parents: components["schemas"]["UnitLabel"][];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                on?: components["schemas"]["Day"];
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Enrolment"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    enrolUnits: {
        parameters: {
            query: {
                basis?: "statement" | "application";
                /** @description digest of the document, kept as evidence */
                document?: string;
                /** @description of the codes */
                scheme?: string;
                statedOn: components["schemas"]["Day"];
            };
            header?: {
                /** @description the same key does the same once, however often it is sent */
                "idempotency-key"?: string;
            };
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        /** @description the table, in the form that Content-Type says */
        requestBody: {
            content: {
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description took part already */
                        before: number;
                        enrolled: number;
                        receipt: components["schemas"]["Receipt"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getEnrolments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Enrolment"][];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    exportBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description as it was */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    exportObservations: {
        parameters: {
            query?: {
                /** @description by default what Accept says, else ndjson */
                format?: "ndjson" | "csv" | "parquet";
                period?: string;
                /** @description of the codes of units */
                scheme?: string;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    exportRegister: {
        parameters: {
            query?: {
                /** @description by default what Accept says, else ndjson */
                format?: "ndjson" | "csv" | "parquet";
                language?: string;
                /** @description of the codes of units */
                scheme?: string;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    exportScorecards: {
        parameters: {
            query?: {
                assessment?: components["schemas"]["Uuid"];
                /** @description by default what Accept says, else ndjson */
                format?: "ndjson" | "csv" | "parquet";
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NoticeRow"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listNoticeObjections: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                notice?: components["schemas"]["Uuid"];
                /** @description only those without an answer */
                open?: "true" | "false";
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ObjectionView"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    submitObservations: {
        parameters: {
            query?: {
                /** @description only this one of the table; or that of a table without periods */
                period?: string;
                /** @description of the codes */
                scheme?: string;
                /** @description of the standard; by default that in force */
                version?: string;
            };
            header?: {
                /** @description the same key does the same once, however often it is sent */
                "idempotency-key"?: string;
            };
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        /** @description the table, in the form that Content-Type says */
        requestBody: {
            content: {
                "application/vnd.apache.parquet": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                "application/x-ndjson": unknown;
                "text/csv": unknown;
                "text/tab-separated-values": unknown;
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    previewUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: components["schemas"]["Change"][];
                    /** @description empty for a standard whose data have none */
                    period: string;
                    /** @default code */
                    scheme?: string;
                    /** @description its id, or its code in the scheme */
                    unit: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    retractSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description its id, or the number of one of its events */
                    submission: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        periods: string[];
                        receipt: components["schemas"]["Receipt"];
                        retracted: number;
                        said: number;
                        units: number;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listReviews: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AssignmentRow"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewView"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getReviewProof: {
        parameters: {
            query?: {
                side?: "320" | "1280";
            };
            header?: never;
            path: {
                assignment: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
                proof: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listSandboxes: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Sandbox"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    makeSandbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same once, however often it is sent */
                "idempotency-key"?: string;
            };
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "libraries-rehearsal"
                 *     }
                 */
                "application/json": {
                    slug?: components["schemas"]["Slug"];
                };
            };
        };
        responses: {
            /** @description lines of JSON: { progress, share } as often as it gets on, then { result } or { problem } */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listScorecards: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                /** @description of the latest assessment of this period; else of the latest */
                period?: string;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assessment: components["schemas"]["ShortAssessment"];
                        items: components["schemas"]["Scorecard"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        note: string;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getScorecard: {
        parameters: {
            query?: {
                /** @description of the latest assessment of this period; else of the latest */
                period?: string;
                /** @description that the unit's code is of */
                scheme?: string;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitScorecard"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    explainScorecard: {
        parameters: {
            query?: {
                /** @description of the latest assessment of this period; else of the latest */
                period?: string;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listGradesOfUnit: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assessmentId: components["schemas"]["Uuid"];
                            day: components["schemas"]["Day"];
                            grade: string;
                            /** @description share of the re-scorings in which the grade stays */
                            kept: number | null;
                            period: string;
                            score: number;
                            version: string;
                        }[];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    simulate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the version, as it would be published */
                    yaml: string;
                };
            };
        };
        responses: {
            /** @description lines of JSON: { progress, share } as often as it gets on, then { result } or { problem } */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listStandardVersions: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StandardVersion"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getStandardVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description by which decision it was in force before Touchstone */
                        adoptedBasis: string | null;
                        change: ("typo" | "clarification" | "substantive") | null;
                        comparedWith: string | null;
                        digest: components["schemas"]["Digest"];
                        effectiveFrom: components["schemas"]["Day"] | null;
                        effectiveUntil: components["schemas"]["Day"] | null;
                        file: components["schemas"]["Digest"];
                        hasSecondKey: boolean;
                        needsSecondKey: string[];
                        noticeDays: number | null;
                        noticeFrom: components["schemas"]["Day"] | null;
                        noticeUntil: components["schemas"]["Day"] | null;
                        overlays: components["schemas"]["Overlay"][];
                        revision: components["schemas"]["Revision"];
                        seq: components["schemas"]["Seq"];
                        standardId: string;
                        /** @enum {string} */
                        state: "draft" | "notice" | "effective" | "superseded" | "withdrawn";
                        version: string;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getStandardFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the standard, as published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listStandardObjections: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StandardObjection"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    getOverlayFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                programme: components["schemas"]["Slug"];
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the standard, as published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Submission"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    openUnitAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    from?: components["schemas"]["Day"] | null;
                    unitId: components["schemas"]["Uuid"];
                    /** @default null */
                    until?: components["schemas"]["Day"] | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                        grantId: components["schemas"]["Uuid"];
                        slip: string;
                        unitId: components["schemas"]["Uuid"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    closeUnitAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    resetUnitAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: components["schemas"]["Uuid"];
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                        grantId: components["schemas"]["Uuid"];
                        slip: string;
                        unitId: components["schemas"]["Uuid"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    printUnitSlips: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    from?: components["schemas"]["Day"] | null;
                    /**
                     * @default en
                     * @enum {string}
                     */
                    language?: "en" | "zh-Hans" | "bo";
                    /** @description of the codes that are typed to sign in */
                    scheme: string;
                    /** @default null */
                    type?: string | null;
                    /**
                     * @description only units below this one; null: all
                     * @default null
                     */
                    under?: components["schemas"]["Uuid"] | null;
                    /** @default null */
                    until?: components["schemas"]["Day"] | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    submitAnswers: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same once, however often it is sent */
                "idempotency-key"?: string;
            };
            path: {
                programme: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnAnswers"];
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answered"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    listObservations: {
        parameters: {
            query?: {
                /** @description with those that were corrected later */
                corrected?: "true" | "false";
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                period?: string;
            };
            header?: never;
            path: {
                programme: components["schemas"]["Slug"];
                unit: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Observation"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeListAccounts: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAddOverlay: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "yaml": "touchstone: 1\nid: good-neighbours\n…"
                 *     }
                 */
                "application/json": {
                    /** @description the translation of a standard, as YAML */
                    yaml: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAddProgrammeDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "rules",
                 *       "title": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "file": null,
                 *       "url": "https://example.org/rules",
                 *       "from": "2026-03-01",
                 *       "until": null
                 *     }
                 */
                "application/json": {
                    documentId?: components["schemas"]["Uuid"];
                    /** @description of a file that was handed in before */
                    file: components["schemas"]["Digest"] | null;
                    from: components["schemas"]["Day"];
                    /** @enum {string} */
                    kind: "owner" | "legalBasis" | "rules" | "other";
                    title: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    until: components["schemas"]["Day"] | null;
                    url: string | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAdoptStandard: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "yaml": "touchstone: 1\nid: good-neighbours\n…",
                 *       "since": "2026-03-01",
                 *       "basis": "Order 7 of the council"
                 *     }
                 */
                "application/json": {
                    basis: string;
                    since: components["schemas"]["Day"];
                    /** @description the standard, as YAML */
                    yaml: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAdvance: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAnswerObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "objectionId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "upheld": false,
                 *       "answer": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    answer: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    objectionId: components["schemas"]["Uuid"];
                    upheld: boolean;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAnswerStandardObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "objectionId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "version": "2",
                 *       "upheld": false,
                 *       "answer": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    answer: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    objectionId: components["schemas"]["Uuid"];
                    upheld: boolean;
                    version: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeApply: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycleId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "grade": "bronze"
                 *     }
                 */
                "application/json": {
                    applicationId?: components["schemas"]["Uuid"];
                    cycleId: components["schemas"]["Uuid"];
                    /** @description the grade that is sought */
                    grade: string;
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeAssignReviewer: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "reviewer": "dolma"
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    assignmentId?: components["schemas"]["Uuid"];
                    /** @description name of the account */
                    reviewer: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeChangeCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "programmeId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "calendar": {
                 *         "weekend": [
                 *           6,
                 *           7
                 *         ],
                 *         "exceptions": [
                 *           {
                 *             "day": "2026-10-01",
                 *             "working": false
                 *           }
                 *         ],
                 *         "knownThrough": "2026-12-31"
                 *       }
                 *     }
                 */
                "application/json": {
                    calendar: {
                        exceptions: {
                            day: components["schemas"]["Day"];
                            working: boolean;
                        }[];
                        knownThrough: components["schemas"]["Day"] | null;
                        weekend: number[];
                    };
                    programmeId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeCheckCompleteness: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "toMend": [
                 *         {
                 *           "at": "doors",
                 *           "text": [
                 *             {
                 *               "text": "Good Neighbours",
                 *               "lang": "en",
                 *               "origin": "source",
                 *               "review": null
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    /** @description the one list; empty: complete */
                    toMend: {
                        at: string;
                        text: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                    }[];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeCloseUnitAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grantId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    grantId: components["schemas"]["Uuid"];
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeDecide: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "grade": "good",
                 *       "reasons": [],
                 *       "whyCertain": null
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    /** @description at most that of the scorecard; null: none */
                    grade: string | null;
                    /** @description needed where it is less than was sought */
                    reasons: {
                        at: string;
                        text: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                    }[];
                    /** @description needed where the grade is not certain and the standard wants it */
                    whyCertain: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeDeclareInterests: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycleId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "free": [
                 *         "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *       ],
                 *       "conflicts": []
                 *     }
                 */
                "application/json": {
                    /** @description applications where something does; what is in neither list counts as a conflict */
                    conflicts: components["schemas"]["Uuid"][];
                    cycleId: components["schemas"]["Uuid"];
                    /** @description applications whose applicants nothing ties to whoever declares */
                    free: components["schemas"]["Uuid"][];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeDraftStandard: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "yaml": "touchstone: 1\nid: good-neighbours\n…"
                 *     }
                 */
                "application/json": {
                    /** @description the standard, as YAML */
                    yaml: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeEndCommitment: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "commitmentId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    commitmentId: components["schemas"]["Uuid"];
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeEndEnrolment: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    on: components["schemas"]["Day"];
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeEndRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grantId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "on": "2026-03-01"
                 *     }
                 */
                "application/json": {
                    grantId: components["schemas"]["Uuid"];
                    on: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeErasePrivatePart: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seq": 17,
                 *       "part": "contact",
                 *       "reason": "request-of-the-person"
                 *     }
                 */
                "application/json": {
                    part: string;
                    /** @enum {string} */
                    reason: "time-over" | "request-of-the-person" | "mistake";
                    seq: components["schemas"]["Seq"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeFileObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "noticeId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "text": {
                 *         "text": "The library is closed on market days.",
                 *         "lang": "en",
                 *         "origin": "source",
                 *         "review": null
                 *       },
                 *       "publish": true,
                 *       "contact": null
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    /** @description kept encrypted, never published */
                    contact: string | null;
                    noticeId: components["schemas"]["Uuid"];
                    objectionId?: components["schemas"]["Uuid"];
                    /** @description whether its author agrees that the words are shown, with their answer */
                    publish: boolean;
                    text: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    };
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeFileStandardObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "2",
                 *       "text": {
                 *         "text": "Good Neighbours",
                 *         "lang": "en",
                 *         "origin": "source",
                 *         "review": null
                 *       },
                 *       "publish": true,
                 *       "contact": null
                 *     }
                 */
                "application/json": {
                    /** @description kept encrypted, never published */
                    contact: string | null;
                    objectionId?: components["schemas"]["Uuid"];
                    /** @description whether its author agrees that the words are shown */
                    publish: boolean;
                    text: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    };
                    version: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeFoundProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organisationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "slug": "good-neighbours",
                 *       "names": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "languages": [
                 *         "en",
                 *         "zh-Hans",
                 *         "bo"
                 *       ],
                 *       "timeZone": "Asia/Shanghai",
                 *       "owner": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "calendar": {
                 *         "weekend": [
                 *           6,
                 *           7
                 *         ],
                 *         "exceptions": [
                 *           {
                 *             "day": "2026-10-01",
                 *             "working": false
                 *           }
                 *         ],
                 *         "knownThrough": "2026-12-31"
                 *       },
                 *       "noticeDays": 10,
                 *       "bodies": [
                 *         {
                 *           "id": "library_office",
                 *           "title": [
                 *             {
                 *               "text": "Good Neighbours",
                 *               "lang": "en",
                 *               "origin": "source",
                 *               "review": null
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "responsibility": [
                 *         {
                 *           "criterion": "doors",
                 *           "duty": "leads",
                 *           "body": "library_office"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    bodies: {
                        id: string;
                        title: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                    }[];
                    calendar: {
                        exceptions: {
                            day: components["schemas"]["Day"];
                            working: boolean;
                        }[];
                        knownThrough: components["schemas"]["Day"] | null;
                        weekend: number[];
                    };
                    /** @description of the roles that its founder begins with, operator and office; made by the server where left out */
                    grantIds?: [
                        components["schemas"]["Uuid"],
                        components["schemas"]["Uuid"]
                    ];
                    languages: string[];
                    names: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    noticeDays: number;
                    organisationId: components["schemas"]["Uuid"];
                    owner: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    programmeId?: components["schemas"]["Uuid"];
                    responsibility: {
                        body: string;
                        criterion: string;
                        duty: string;
                    }[];
                    slug: components["schemas"]["Slug"];
                    timeZone: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeGrantRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account": "mei",
                 *       "role": "coordinator",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "from": "2026-03-01",
                 *       "until": null
                 *     }
                 */
                "application/json": {
                    /** @description name of the account that receives the role */
                    account: string;
                    from: components["schemas"]["Day"];
                    grantId?: components["schemas"]["Uuid"];
                    /** @enum {string} */
                    role: "operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor";
                    unitId: components["schemas"]["Uuid"] | null;
                    until: components["schemas"]["Day"] | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeHandIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeHandInRatings: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assignmentId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    assignmentId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeLengthenDeadline: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycleId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "until": "2026-06-01",
                 *       "reason": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    cycleId: components["schemas"]["Uuid"];
                    reason: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    until: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeMakeCommitment: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "text": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    commitmentId?: components["schemas"]["Uuid"];
                    text: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    unitId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeMakeStandardEffective: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "2"
                 *     }
                 */
                "application/json": {
                    version: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeOpenCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "titles": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "period": "2026",
                 *       "opens": "2026-03-01",
                 *       "closes": "2026-05-01"
                 *     }
                 */
                "application/json": {
                    closes: components["schemas"]["Day"];
                    cycleId?: components["schemas"]["Uuid"];
                    opens: components["schemas"]["Day"];
                    /** @description that the answers speak of; empty for a standard without periods */
                    period: string;
                    titles: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeOpenUnitAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account": "u-fz-07",
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "from": "2026-03-01",
                 *       "until": null
                 *     }
                 */
                "application/json": {
                    account: string;
                    from: components["schemas"]["Day"];
                    grantId?: components["schemas"]["Uuid"];
                    unitId: components["schemas"]["Uuid"];
                    until: components["schemas"]["Day"] | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmePublishNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycleId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "applicationIds": [
                 *         "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *       ],
                 *       "text": []
                 *     }
                 */
                "application/json": {
                    applicationIds: components["schemas"]["Uuid"][];
                    cycleId: components["schemas"]["Uuid"];
                    noticeId?: components["schemas"]["Uuid"];
                    /** @description a word to go with it, or none */
                    text: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmePutStandardOnNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "2",
                 *       "until": null
                 *     }
                 */
                "application/json": {
                    until: components["schemas"]["Day"] | null;
                    version: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assignmentId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "ratings": [
                 *         {
                 *           "item": "welcome",
                 *           "level": 2,
                 *           "confidence": "middle",
                 *           "reason": {
                 *             "text": "Good Neighbours",
                 *             "lang": "en",
                 *             "origin": "source",
                 *             "review": null
                 *           },
                 *           "evidence": []
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    assignmentId: components["schemas"]["Uuid"];
                    ratings: {
                        /** @enum {string} */
                        confidence: "low" | "middle" | "high";
                        /** @description proofs that it rests on */
                        evidence: components["schemas"]["Uuid"][];
                        item: string;
                        /** @description of its rubric, from 0; null: the evidence is insufficient */
                        level: number | null;
                        /** @description needed at either end of the rubric, and where the evidence is insufficient */
                        reason: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        } | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeReadPrivatePart: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seq": 17,
                 *       "part": "contact",
                 *       "purpose": "answer"
                 *     }
                 */
                "application/json": {
                    part: string;
                    /** @enum {string} */
                    purpose: "answer" | "contact" | "identity-check" | "legal-duty" | "request-of-the-person";
                    seq: components["schemas"]["Seq"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: unknown;
                        receipt: components["schemas"]["Receipt"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeRecommend: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "grade": "bronze",
                 *       "reasons": [
                 *         {
                 *           "at": "doors",
                 *           "text": [
                 *             {
                 *               "text": "Good Neighbours",
                 *               "lang": "en",
                 *               "origin": "source",
                 *               "review": null
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    /** @description at most that of the scorecard; null: none */
                    grade: string | null;
                    /** @description needed where it is less than was sought */
                    reasons: {
                        at: string;
                        text: {
                            lang: string;
                            /** @enum {string} */
                            origin: "source" | "human" | "machine";
                            review: ("reviewed" | "unreviewed") | null;
                            text: string;
                        }[];
                    }[];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeRecordEarlierDesignation: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "title": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ],
                 *       "from": "2026-03-01",
                 *       "until": null,
                 *       "source": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    designationId?: components["schemas"]["Uuid"];
                    from: components["schemas"]["Day"];
                    /** @description by which decision, of whom */
                    source: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    title: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    unitId: components["schemas"]["Uuid"];
                    until: components["schemas"]["Day"] | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeRecuse: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assignmentId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    assignmentId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeReplyToFindings: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "text": {
                 *         "text": "Good Neighbours",
                 *         "lang": "en",
                 *         "origin": "source",
                 *         "review": null
                 *       }
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    /** @description kept encrypted; null: nothing to say */
                    text: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeResetUnitAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grantId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    grantId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeTurnStandardKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "2",
                 *       "digest": "0000000000000000000000000000000000000000000000000000000000000000"
                 *     }
                 */
                "application/json": {
                    digest: components["schemas"]["Digest"];
                    version: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeWithdrawApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeWithdrawStandard: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key does the same command once, however often it is sent */
                "idempotency-key"?: string;
                /** @description the revision that was looked at, in quotes; refused if it has changed meanwhile */
                "if-match"?: string;
            };
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "2",
                 *       "reason": [
                 *         {
                 *           "text": "Good Neighbours",
                 *           "lang": "en",
                 *           "origin": "source",
                 *           "review": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    reason: {
                        lang: string;
                        /** @enum {string} */
                        origin: "source" | "human" | "machine";
                        review: ("reviewed" | "unreviewed") | null;
                        text: string;
                    }[];
                    version: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["changed-meanwhile"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            422: components["responses"]["refused"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    inviteToProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    /**
                     * @description by which a provider knows them; null: none
                     * @default null
                     */
                    address?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** Format: date-time */
                        expiresAt: string;
                        link: string;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    fileObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description random: the same key files the same objection once, however often it is sent */
                "idempotency-key"?: string;
            };
            path: {
                notice: components["schemas"]["Uuid"];
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
                 *       "text": "The library is closed on market days.",
                 *       "lang": "en",
                 *       "publish": true,
                 *       "contact": null
                 *     }
                 */
                "application/json": {
                    applicationId: components["schemas"]["Uuid"];
                    /** @description kept encrypted, never published */
                    contact: string | null;
                    /** @description language of the text, BCP 47 */
                    lang: string;
                    /** @description whether its author agrees that the words are shown, with their answer */
                    publish: boolean;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledObjection"];
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeListPrivateParts: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["KeptPart"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    programmeListRoles: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description how many at most */
                limit?: number;
                /** @description one or more of them */
                role?: ("operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor") | ("operator" | "office" | "coordinator" | "unit" | "reviewer" | "assessor" | "decider" | "appeal" | "oversight" | "auditor")[];
            };
            header?: never;
            path: {
                slug: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoleGrant"][];
                        /** @description cursor of the page that follows */
                        next: string | null;
                        on: components["schemas"]["Day"];
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    removeSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sandbox: components["schemas"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid-request"];
            401: components["responses"]["not-signed-in"];
            403: components["responses"]["not-allowed"];
            404: components["responses"]["not-found"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    beginFirstSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    slip: string;
                } | {
                    link: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "signed-in" | "second-factor" | "choose-password";
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    chooseFirstPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "signed-in" | "second-factor" | "choose-password";
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    signInByPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "signed-in" | "second-factor" | "choose-password";
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    signInBySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description what was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        step: "signed-in" | "second-factor" | "choose-password";
                    };
                };
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid-request"];
            404: components["responses"]["not-found"];
            413: components["responses"]["too-large"];
            415: components["responses"]["wrong-media-type"];
            429: components["responses"]["too-many-requests"];
            500: components["responses"]["fault"];
            503: components["responses"]["read-only"];
        };
    };
}
