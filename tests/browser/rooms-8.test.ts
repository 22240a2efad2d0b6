import {checkRooms} from "./rooms.js";

checkRooms(7, 8);
